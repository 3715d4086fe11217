package app.recordings.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which parts this launcher starts, where those listen that others need, and where the others are.
 *
 * @param parts RECORDINGS_PARTS, names separated by commas; by default all but the proxy
 * @param listening of broker and audio service, RECORDINGS_BROKER_LISTEN and RECORDINGS_AUDIO_LISTEN as HOST:PORT; by default
 *     on a free port of loopback
 * @param elsewhere of database, broker and nodes that this launcher does not start, RECORDINGS_DATABASE_ADDRESSES,
 *     RECORDINGS_BROKER_ADDRESSES and, for a proxy, RECORDINGS_NODE_ADDRESSES as HOST:PORT, several separated by commas;
 *     of a database and a broker one takes over from the other
 * @param audio where the audio service is that this launcher does not start, RECORDINGS_AUDIO_URL
 * @param brokerStore where the broker's journal lies, if brokers on other machines share it, of which one serves and the others
 *     wait for its end, RECORDINGS_BROKER_STORE; locks on it have to hold between the machines
 */
record Layout(
        Set<Part> parts,
        Map<Part, Address> listening,
        Map<Part, List<Address>> elsewhere,
        Optional<URI> audio,
        Optional<Path> brokerStore) {
    private static final String PARTS = "RECORDINGS_PARTS";
    private static final String STORE = "RECORDINGS_BROKER_STORE";
    private static final String AUDIO_URL = "RECORDINGS_AUDIO_URL";

    /** @throws LaunchException if a value cannot be used, or one is missing that a node here needs */
    static Layout from(Map<String, String> environment) {
        var parts = parts(environment.getOrDefault(PARTS, "").strip());
        var listening = new EnumMap<Part, Address>(Part.class);
        for (var part : List.of(Part.BROKER, Part.AUDIO)) {
            var variable = "RECORDINGS_" + part + "_LISTEN";
            given(environment, variable).ifPresent(value -> listening.put(part, Address.of(variable, value)));
        }
        var elsewhere = new EnumMap<Part, List<Address>>(Part.class);
        for (var part : List.of(Part.DATABASE, Part.BROKER, Part.NODE)) {
            if (!parts.contains(part)) {
                var variable = "RECORDINGS_" + part + "_ADDRESSES";
                given(environment, variable).ifPresent(value -> elsewhere.put(part, Address.all(variable, value)));
            }
        }
        var audio = parts.contains(Part.AUDIO)
                ? Optional.<URI>empty()
                : given(environment, AUDIO_URL).map(Layout::url);
        var layout = new Layout(
                Collections.unmodifiableSet(parts),
                Collections.unmodifiableMap(listening),
                Collections.unmodifiableMap(elsewhere),
                audio,
                given(environment, STORE).map(value -> Configuration.folder(STORE, value, "")));
        layout.requireWhatANodeNeeds(environment);
        return layout;
    }

    private static Optional<String> given(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    private static Set<Part> parts(String value) {
        if (value.isEmpty()) {
            return EnumSet.complementOf(EnumSet.of(Part.PROXY));
        }
        var parts = EnumSet.noneOf(Part.class);
        for (var name : value.split(",", -1)) {
            try {
                parts.add(Part.valueOf(name.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                throw new LaunchException(
                        PARTS + " has '" + name.strip() + "': name any of proxy, node, audio, broker and database.",
                        unknown);
            }
        }
        return parts;
    }

    private static URI url(String value) {
        try {
            var url = URI.create(value.strip());
            if ("http".equals(url.getScheme()) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException invalid) {
            // said below
        }
        throw new LaunchException(AUDIO_URL + " is '" + value + "': set it to http://HOST:PORT.");
    }

    private void requireWhatANodeNeeds(Map<String, String> environment) {
        if (parts.contains(Part.PROXY)
                && elsewhere.getOrDefault(Part.NODE, List.of()).isEmpty()) {
            throw new LaunchException("A proxy needs to know its nodes: set RECORDINGS_NODE_ADDRESSES.");
        }
        if (!parts.contains(Part.NODE)) {
            return;
        }
        var needed = new ArrayList<String>();
        for (var part : List.of(Part.DATABASE, Part.BROKER)) {
            if (!parts.contains(part)) {
                needed.addAll(List.of("RECORDINGS_" + part + "_ADDRESSES", "RECORDINGS_" + part + "_PASSWORD"));
            }
        }
        if (!parts.contains(Part.AUDIO)) {
            needed.add(AUDIO_URL);
        }
        if (!parts.contains(Part.DATABASE)) {
            needed.add("RECORDINGS_SIGNING_KEY");
        }
        needed.removeIf(variable -> given(environment, variable).isPresent());
        if (!needed.isEmpty()) {
            throw new LaunchException("A node whose other parts are elsewhere needs to know them: set "
                    + String.join(" and ", needed) + ".");
        }
    }
}
