package app.recordings.audio;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends the logs of all libraries, which use four interfaces, to one place: lines on the standard error stream. */
final class Logging {
    private static final String LINE = "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n";
    private static final Logger OURS = Logger.getLogger("app.recordings");
    private static final Logger SPHINX = Logger.getLogger("edu.cmu.sphinx");

    private Logging() {}

    static void configure() {
        System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        for (Handler handler : root.getHandlers()) {
            handler.setLevel(Level.ALL);
            if ("json".equalsIgnoreCase(System.getenv("RECORDINGS_LOG_FORMAT"))) {
                handler.setFormatter(new JsonFormatter());
            }
        }
        OURS.setLevel(Level.INFO);
        SPHINX.setLevel(Level.SEVERE);
    }
}
