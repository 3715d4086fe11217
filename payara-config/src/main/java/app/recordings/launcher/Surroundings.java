package app.recordings.launcher;

import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What every part's definition may look at. */
record Surroundings(
        Configuration configuration,
        DataFolder data,
        Distribution distribution,
        Secrets secrets,
        Map<Part, Integer> ports) {

    /** With free ports for the parts inside, which stay theirs as long as this launcher lives. */
    static Surroundings of(Configuration configuration, DataFolder data, Distribution distribution) {
        var ports = new EnumMap<Part, Integer>(Part.class);
        ports.put(Part.NODE, configuration.httpPort());
        for (var part : List.of(Part.DATABASE, Part.BROKER, Part.AUDIO)) {
            var chosen = configuration.layout().listening().get(part);
            ports.put(part, chosen == null ? Ports.free() : chosen.port());
        }
        return new Surroundings(configuration, data, distribution, new Secrets(data, configuration.secrets()), ports);
    }

    int port(Part part) {
        return ports.get(part);
    }

    /** Where the part listens that is started here. */
    Address listening(Part part) {
        return configuration.layout().listening().getOrDefault(part, Address.loopback(port(part)));
    }

    /** Where nodes reach the part, wherever it was started. */
    List<Address> addresses(Part part) {
        return configuration.layout().elsewhere().getOrDefault(part, List.of(Address.loopback(port(part))));
    }

    /** See {@link Product#reachedFromBeside}. */
    Map<String, String> reachedFromBeside() {
        var own = new HashMap<>(Map.of(
                "RECORDINGS_PARTS", "node",
                "RECORDINGS_HTTP_HOST", "127.0.0.1",
                "RECORDINGS_PUBLIC_URL", configuration.publicUrl().toString(),
                "RECORDINGS_STORAGE_FOLDER", configuration.objects().toString(),
                "RECORDINGS_AUDIO_URL", audioUrl().toString()));
        for (var part : List.of(Part.DATABASE, Part.BROKER)) {
            own.put(
                    "RECORDINGS_" + part + "_ADDRESSES",
                    addresses(part).stream().map(Address::toString).collect(Collectors.joining(",")));
        }
        own.putAll(secrets.environment());
        return own;
    }

    /** Where nodes reach the audio service. */
    URI audioUrl() {
        return configuration
                .layout()
                .audio()
                .orElseGet(() -> URI.create("http://" + Address.loopback(port(Part.AUDIO))));
    }
}
