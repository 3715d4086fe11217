package app.recordings.correction;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Whether the audio service was well when this node last heard of it. */
@ApplicationScoped
class AudioAvailability {
    private static final Logger LOG = Logger.getLogger(AudioAvailability.class.getName());

    private volatile boolean available = true;
    private volatile String reason = "";

    /** Why it was away when it last was. */
    String reason() {
        return reason;
    }

    boolean isAvailable() {
        return available;
    }

    void isThere() {
        if (!available) {
            LOG.log(Level.INFO, "The audio service is there again; work goes on");
        }
        available = true;
    }

    void isAway(String why) {
        reason = why + ".";
        if (available) {
            LOG.log(Level.WARNING, "The audio service is away, so its work waits: {0}", why);
        }
        available = false;
    }
}
