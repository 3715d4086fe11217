package app.recordings.launcher;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The audio service in a JVM of its own; it yields to the others when processors are short. */
record AudioDefinition(Surroundings surroundings) implements PartDefinition {
    /** Enough for the engines and two workers. */
    private static final int HEAP_MEBIBYTES = 1400;

    @Override
    public Part part() {
        return Part.AUDIO;
    }

    @Override
    public int port() {
        return surroundings.port(part());
    }

    @Override
    public Command prepare() {
        var data = surroundings.data();
        var words = new ArrayList<>(List.of(
                "-Xms256m", "-Xmx" + HEAP_MEBIBYTES + "m", "-XX:+UseSerialGC", "-XX:ReservedCodeCacheSize=96m"));
        words.addAll(surroundings.configuration().jvmOptions(part()));
        words.addAll(List.of(
                "-cp", surroundings.distribution().folder().resolve("lib/audio") + "/*", "app.recordings.audio.Main"));
        return Command.java(data.resolve("audio"), words)
                .yielding()
                .with(Map.of(
                        "RECORDINGS_AUDIO_HOST", surroundings.listening(part()).host(),
                        "RECORDINGS_AUDIO_PORT", Integer.toString(port()),
                        "RECORDINGS_AUDIO_PORT_FILE", data.portFile(part()).toString(),
                        "RECORDINGS_AUDIO_TEMP", data.resolve("temp").toString()));
    }

    @Override
    public boolean isReady() {
        return Health.isUp(URI.create("http://" + Address.loopback(port())).resolve("/health"));
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(3);
    }
}
