package app.recordings.logging;

import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.regex.Pattern;

/** What administrators say of logging; every node does so within three seconds. */
@ApplicationScoped
public class LogLevelService {
    /** From most to least. */
    public static final List<String> LEVELS =
            List.of("FINEST", "FINER", "FINE", "CONFIG", "INFO", "WARNING", "SEVERE", "OFF");

    private static final Pattern LOGGER = Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*");
    private static final int LONGEST_NAME = 200;
    private static final int MOST = 100;

    @Inject
    LogLevelRepository levels;

    /** By the loggers' names. */
    @Transactional
    public List<LogLevel> all() {
        return levels.all();
    }

    @Transactional
    public void set(LogLevel level) {
        if (level.logger().length() > LONGEST_NAME
                || !LOGGER.matcher(level.logger()).matches()) {
            throw wrong("logger", "The logger must be a name such as app.recordings.job.");
        } else if (!LEVELS.contains(level.level())) {
            throw wrong("level", "The level must be one of " + String.join(", ", LEVELS) + ".");
        } else if (levels.count() >= MOST) {
            throw wrong("logger", "There are " + MOST + " levels already; take some back first.");
        }
        levels.put(level);
    }

    /** The logger is as it was configured. @return false when it was so before */
    @Transactional
    public boolean reset(String logger) {
        return levels.remove(logger);
    }

    private static ProblemException wrong(String field, String message) {
        return ProblemException.invalid(List.of(new Violation(field, "body", message)));
    }
}
