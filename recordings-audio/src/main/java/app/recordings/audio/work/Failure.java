package app.recordings.audio.work;

import java.util.Locale;

/** Why work failed, as clients see it; the code is the name in kebab case. */
public enum Failure {
    EMPTY_AUDIO,
    ENGINE_FAILED,
    TIME_LIMIT,
    TOO_LONG,
    UNDECODABLE_AUDIO,
    UNSUPPORTED_LANGUAGE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
