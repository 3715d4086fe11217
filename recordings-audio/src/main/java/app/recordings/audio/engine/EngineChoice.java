package app.recordings.audio.engine;

import java.net.URI;
import java.util.Optional;

/**
 * One configured engine.
 *
 * @param name which kind of engine, or {@code auto}
 * @param url where it is, if it is a server
 * @param model which of its models, or its voice
 * @param key its secret
 */
public record EngineChoice(String name, Optional<URI> url, Optional<String> model, Optional<String> key) {
    /** The engine that comes along. */
    public static EngineChoice of(String name) {
        return new EngineChoice(name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** @throws IllegalArgumentException when none is configured, with the remedy */
    public URI requiredUrl() {
        return url.orElseThrow(() -> new IllegalArgumentException("the engine " + name + " needs a URL"));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return name
                + url.map(address -> " at " + address).orElse("")
                + model.map(id -> " with " + id).orElse("");
    }
}
