package app.recordings.node;

/**
 * A circuit breaker, as a node sees it.
 *
 * @param name of the adapter and its method, such as {@code HttpAudioService.transcribe}
 * @param state {@code closed} while calls are made, {@code open} while they fail at once, {@code half-open} while one tries
 */
public record Circuit(String name, String state) {
    String text() {
        return name + "=" + state;
    }

    static Circuit parse(String text) {
        int sign = text.indexOf('=');
        return new Circuit(text.substring(0, sign), text.substring(sign + 1));
    }

    public boolean isClosed() {
        return state.equals("closed");
    }
}
