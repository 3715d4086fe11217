package app.recordings.launcher;

import java.time.Duration;

/** Told what happens to the parts, from several threads. */
public interface Progress {
    /** The part serves, so long after its start. */
    void ready(Part part, Duration after);

    /** The part ended unasked and will be started again after the delay. */
    void ended(Part part, String how, Duration delay);

    /** The part has stopped as asked, so long after being asked. */
    void stopped(Part part, Duration after);
}
