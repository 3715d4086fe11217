package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;

/** Payara Micro with the application, in a JVM of its own; its work folder is made anew at every start. */
record NodeDefinition(Surroundings surroundings) implements PartDefinition {
    private static final Duration LONGEST_ARCHIVING = Duration.ofMinutes(3);

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
        var distribution = surroundings.distribution();
        var work = new NodeFolder(surroundings).fill();
        var launchJar = distribution.server().resolve("launch-micro.jar");
        var words = new ArrayList<>(List.of("-Xms512m", "-Xmx1g", "-XX:+UseParallelGC", "-XX:MetaspaceSize=192m"));
        words.addAll(surroundings.configuration().jvmOptions(part()));
        words.addAll(classArchive());
        words.addAll(moduleOptions(launchJar));
        words.addAll(List.of(
                "-cp",
                launchJar + ":" + distribution.folder().resolve("lib/node") + "/*",
                "app.recordings.launcher.node.NodeMain",
                distribution.folder().toString(),
                work.toString()));
        return Command.java(work, words).with(environment());
    }

    private List<String> classArchive() throws IOException {
        var archive = surroundings.distribution().classArchive();
        if (surroundings.distribution().training()) {
            return archive.writeOptions();
        }
        return archive.fits() ? archive.useOptions() : List.of();
    }

    /** What the application reads, on Payara Server too. */
    Map<String, String> environment() {
        var configuration = surroundings.configuration();
        var secrets = surroundings.secrets();
        return Map.of(
                "RECORDINGS_AUDIO_URL", surroundings.audioUrl().toString(),
                "RECORDINGS_BROKER_PASSWORD", secrets.brokerPassword(),
                "RECORDINGS_DATA", configuration.data().toString(),
                "RECORDINGS_DATABASE_PASSWORD", secrets.databasePassword(),
                "RECORDINGS_HTTP_PORT", Integer.toString(configuration.httpPort()),
                "RECORDINGS_PUBLIC_URL", configuration.publicUrl().toString(),
                "RECORDINGS_REGISTRATION", configuration.registration(),
                "RECORDINGS_SIGNING_KEY", secrets.signingKey(),
                "RECORDINGS_STORAGE_FOLDER", configuration.objects().toString());
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

    @Override
    public boolean isReady() {
        return Health.isUp(surroundings.configuration().localUrl().resolve("/health/ready"));
    }

    @Override
    public Duration patience() {
        return surroundings.distribution().training() ? LONGEST_ARCHIVING : Duration.ofSeconds(9);
    }
}
