package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The folder Payara Micro works in: its configuration and our commands, made anew at every start. */
record NodeFolder(Surroundings surroundings) {
    private static final String NETTY = "org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory";

    Path fill() throws IOException {
        var distribution = surroundings.distribution();
        var folder = Folders.emptied(surroundings.data().resolve("node"));
        for (var name : List.of("config", "lib", "docroot")) {
            Folders.copy(distribution.server().resolve(name), folder.resolve(name));
        }
        Files.copy(
                distribution.configuration("node-logging.properties"),
                folder.resolve("config/logging.properties"),
                StandardCopyOption.REPLACE_EXISTING);
        addFilters(folder.resolve("config/default-web.xml"));
        for (var name : List.of("preboot.asadmin", "postboot.asadmin")) {
            new Template(distribution.configuration(name)).writeTo(folder.resolve(name), places());
        }
        return folder;
    }

    /** What the server's defaults name stands in front of every application. */
    private void addFilters(Path defaults) throws IOException {
        var end = "</web-app>";
        var filters = Files.readString(surroundings.distribution().configuration("filters.xml"));
        Files.writeString(defaults, Files.readString(defaults).replace(end, filters + end));
    }

    /** As asadmin wants what has colons, semicolons and equals signs. */
    private String hosts(Part part, Function<Address, String> written) {
        return surroundings.addresses(part).stream().map(written).collect(Collectors.joining(","));
    }

    private Map<String, Object> places() {
        return Map.of(
                "LISTENER",
                "http-listener",
                "HTTP_HOST",
                surroundings.configuration().httpHost(),
                "HTTP_PORT",
                surroundings.port(Part.NODE),
                "DATABASE_HOSTS",
                hosts(Part.DATABASE, address -> address.toString().replace(":", "\\:")),
                "DATABASE_TARGET",
                surroundings.addresses(Part.DATABASE).size() > 1 ? "primary" : "any",
                "BROKER_CONNECTORS",
                hosts(Part.BROKER, address -> NETTY),
                "BROKER_HOSTS",
                hosts(Part.BROKER, address -> "host\\=" + address.host() + "\\;port\\=" + address.port()),
                "RESOURCE_ADAPTER",
                surroundings.distribution().folder().resolve("node/artemis-ra.rar"));
    }
}
