package app.recordings.launcher;

import java.io.IOException;
import java.time.Duration;

/** How one part is started, recognised as ready and stopped. */
interface PartDefinition {
    Part part();

    /** Makes what the process needs and says how to start it; called before every start. */
    Command prepare() throws IOException, InterruptedException;

    /** Where it listens on 127.0.0.1; the same at every start. */
    int port();

    /** A quick look, at most a second, at whether the part serves. */
    boolean isReady();

    /** The signal that asks it to end in order. */
    default String stopSignal() {
        return "TERM";
    }

    /** How long it may take to end in order before it is killed. */
    Duration patience();
}
