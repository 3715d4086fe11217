package app.recordings.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** HAProxy in front of several nodes; it listens where a single node would. */
record ProxyDefinition(Surroundings surroundings) implements PartDefinition {
    private static final String PROGRAM = "haproxy";

    /** @throws LaunchException if there is no HAProxy on this machine */
    static void requireProgram() {
        if (!Programs.isInstalled(PROGRAM)) {
            throw new LaunchException(
                    "Several nodes need HAProxy in front of them: install it (apt-get install haproxy), or start one node.");
        }
    }

    @Override
    public Part part() {
        return Part.PROXY;
    }

    @Override
    public int port() {
        return surroundings.configuration().httpPort();
    }

    @Override
    public Command prepare() throws IOException {
        var configuration = surroundings.data().resolve("proxy/haproxy.cfg");
        new Template(surroundings.distribution().configuration("haproxy.cfg"))
                .writeTo(
                        configuration,
                        Map.of("LISTEN", surroundings.configuration().httpHost() + ":" + port(), "NODES", nodes()));
        return Command.of(List.of(PROGRAM, "-db", "-f", configuration.toString()));
    }

    private String nodes() {
        var nodes = surroundings.addresses(Part.NODE);
        return IntStream.range(0, nodes.size())
                .mapToObj(i -> "    server node" + (i + 1) + " " + nodes.get(i))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public boolean isReady() {
        return Ports.answers(port());
    }

    /** Listens no more and ends with the last request. */
    @Override
    public String stopSignal() {
        return "USR1";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(2);
    }
}
