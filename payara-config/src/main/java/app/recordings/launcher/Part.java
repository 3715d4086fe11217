package app.recordings.launcher;

import java.util.Locale;

/** A process of the product, in the order in which they are stopped. */
public enum Part {
    /** HAProxy, where there are several nodes. */
    PROXY,
    /** Payara Micro with the application. */
    NODE,
    /** Speech to text, grammar, text to speech. */
    AUDIO,
    /** Artemis. */
    BROKER,
    /** PostgreSQL. */
    DATABASE;

    /** The name in file names, log lines and messages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
