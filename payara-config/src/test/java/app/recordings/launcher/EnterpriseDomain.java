package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A domain of Payara Server in a folder of its own, as the distribution brings it along, but on loopback and on free ports,
 * and with a JVM that starts quickly.
 */
record EnterpriseDomain(Path folder) {
    private static final Pattern LISTENER = Pattern.compile("(<network-listener )(port=)");
    private static final Pattern PORT = Pattern.compile("(?<=\\bport=\")(8181|4848|3700|3820|3920|8686)(?=\")");
    private static final Pattern SHELL = Pattern.compile("<jvm-options>-Dorg.glassfish.additionalOSGiBundles.*");
    private static final String OPTIONS = "<jvm-options>-server</jvm-options>";
    private static final String QUICK_OPTIONS = """
            <jvm-options>-server</jvm-options>
            <jvm-options>-XX:+UseParallelGC</jvm-options>
            <jvm-options>-XX:MetaspaceSize=192m</jvm-options>
            <jvm-options>-XX:-UsePerfData</jvm-options>
            <jvm-options>-XX:TieredStopAtLevel=1</jvm-options>
            """;

    static EnterpriseDomain make(EnterpriseServer server, Path folder) throws IOException {
        var domain = new EnterpriseDomain(folder);
        Folders.copy(server.domain(), folder);
        var text = Files.readString(domain.configuration());
        text = LISTENER.matcher(text).replaceAll("$1address=\"127.0.0.1\" $2");
        text = text.replace("address=\"0.0.0.0\"", "address=\"127.0.0.1\"");
        text = PORT.matcher(text).replaceAll(port -> Integer.toString(Ports.free()));
        text = SHELL.matcher(text).replaceAll("");
        Files.writeString(domain.configuration(), text.replace(OPTIONS, QUICK_OPTIONS));
        return domain;
    }

    private Path configuration() {
        return folder.resolve("config/domain.xml");
    }

    Path log() {
        return folder.resolve("logs/server.log");
    }

    /** Written by the running server. */
    Path pidFile() {
        return folder.resolve("config/pid");
    }
}
