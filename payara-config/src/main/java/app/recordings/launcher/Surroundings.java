package app.recordings.launcher;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

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
        for (var part : new Part[] {Part.DATABASE, Part.BROKER, Part.AUDIO}) {
            ports.put(part, Ports.free());
        }
        return new Surroundings(configuration, data, distribution, new Secrets(data), ports);
    }

    int port(Part part) {
        return ports.get(part);
    }

    URI audioUrl() {
        return URI.create("http://127.0.0.1:" + port(Part.AUDIO));
    }
}
