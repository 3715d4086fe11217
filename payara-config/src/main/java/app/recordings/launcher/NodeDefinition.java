package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;

/** Payara Micro with the application, in a JVM of its own; its work folder is made anew at every start. */
record NodeDefinition(Surroundings surroundings) implements PartDefinition {
    @Override
    public Part part() {
        return Part.NODE;
    }

    @Override
    public int port() {
        return surroundings.port(part());
    }

    @Override
    public Command prepare() throws IOException {
        var work = Leftovers.emptied(surroundings.data().resolve("node"));
        for (var folder : List.of("config", "lib", "docroot")) {
            copy(server().resolve(folder), work.resolve(folder));
        }
        var distribution = surroundings.distribution();
        Files.copy(
                surroundings.distribution().configuration("node-logging.properties"),
                work.resolve("config/logging.properties"),
                StandardCopyOption.REPLACE_EXISTING);
        addFilter(work.resolve("config/default-web.xml"));
        for (var name : List.of("preboot.asadmin", "postboot.asadmin")) {
            new Template(distribution.configuration(name)).writeTo(work.resolve(name), places());
        }
        var words = new ArrayList<>(List.of("-Xms256m", "-Xmx1g", "-XX:+UseParallelGC"));
        words.addAll(moduleOptions(server().resolve("launch-micro.jar")));
        words.addAll(List.of(
                "-cp",
                server().resolve("launch-micro.jar") + ":"
                        + distribution.folder().resolve("lib/node") + "/*:" + distribution.launcherJar(),
                "app.recordings.launcher.node.NodeMain",
                distribution.folder().toString(),
                work.toString()));
        return Command.java(work, words).with(environment());
    }

    /** What the server's defaults name stands in front of every application. */
    private static void addFilter(Path defaults) throws IOException {
        var filter = """
                <filter>
                  <filter-name>in-flight-requests</filter-name>
                  <filter-class>app.recordings.launcher.node.InFlightRequests</filter-class>
                  <async-supported>true</async-supported>
                </filter>
                <filter-mapping>
                  <filter-name>in-flight-requests</filter-name>
                  <url-pattern>/*</url-pattern>
                </filter-mapping>
                """;
        var end = "</web-app>";
        Files.writeString(defaults, Files.readString(defaults).replace(end, filter + end));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private Map<String, Object> places() {
        return Map.of(
                "HTTP_HOST", surroundings.configuration().httpHost(),
                "HTTP_PORT", surroundings.port(part()),
                "DATABASE_PORT", surroundings.port(Part.DATABASE),
                "BROKER_PORT", surroundings.port(Part.BROKER),
                "RESOURCE_ADAPTER", surroundings.distribution().folder().resolve("node/artemis-ra.rar"));
    }

    private Map<String, String> environment() {
        var configuration = surroundings.configuration();
        var secrets = surroundings.secrets();
        return Map.of(
                "RECORDINGS_AUDIO_URL", surroundings.audioUrl().toString(),
                "RECORDINGS_BROKER_PASSWORD", secrets.brokerPassword(),
                "RECORDINGS_DATA", configuration.data().toString(),
                "RECORDINGS_DATABASE_PASSWORD", secrets.databasePassword(),
                "RECORDINGS_HTTP_PORT", Integer.toString(configuration.httpPort()),
                "RECORDINGS_PUBLIC_URL", configuration.publicUrl().toString(),
                "RECORDINGS_REGISTRATION", "open");
    }

    /** What the JVM reads from the manifest itself only with -jar. */
    private static List<String> moduleOptions(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var attributes = file.getManifest().getMainAttributes();
            var options = new ArrayList<String>();
            for (var option : Map.of("Add-Opens", "--add-opens", "Add-Exports", "--add-exports")
                    .entrySet()) {
                for (var target : attributes.getValue(option.getKey()).split(" ", -1)) {
                    options.add(option.getValue() + "=" + target + "=ALL-UNNAMED");
                }
            }
            return options;
        }
    }

    private Path server() {
        return surroundings.distribution().folder().resolve("node/server");
    }

    @Override
    public boolean isReady() {
        return Health.isUp(surroundings.configuration().localUrl().resolve("/health/ready"));
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(9);
    }
}
