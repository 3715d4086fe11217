package app.recordings.launcher;

import java.net.URI;

/** What the command started. */
interface Running {
    /**
     * Waits until it serves.
     *
     * @return false if {@link #stop} was called meanwhile
     * @throws LaunchException if a part keeps ending or takes longer than 5 min
     */
    boolean awaitReady() throws InterruptedException;

    /** Where this machine reaches it, without a final slash. */
    URI url();

    /** Ends it in order, within 30 s. */
    void stop() throws InterruptedException;
}
