package app.recordings.logging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Has this node's loggers log as administrators say. */
@ApplicationScoped
public class LogLevels {
    private static final Logger LOG = Logger.getLogger(LogLevels.class.getName());

    @Inject
    LogLevelService service;

    /** Those that were changed; held, as the platform forgets loggers, and their levels, that nobody holds. */
    private final Map<String, Changed> changed = new HashMap<>();

    /** @param before null where the level is that of the logger above */
    private record Changed(Logger logger, Level before) {}

    /** Learns what administrators changed. */
    public synchronized void refresh() {
        Map<String, LogLevel> wanted =
                service.all().stream().collect(Collectors.toMap(LogLevel::logger, Function.identity()));
        changed.entrySet().removeIf(entry -> {
            boolean isBack = !wanted.containsKey(entry.getKey());
            if (isBack) {
                entry.getValue().logger().setLevel(entry.getValue().before());
                LOG.log(Level.INFO, "{0} logs as configured again", entry.getKey());
            }
            return isBack;
        });
        wanted.values().forEach(this::apply);
    }

    private void apply(LogLevel wanted) {
        Level level = Level.parse(wanted.level());
        Logger logger =
                changed.computeIfAbsent(wanted.logger(), LogLevels::held).logger();
        if (!level.equals(logger.getLevel())) {
            logger.setLevel(level);
            LOG.log(Level.INFO, "{0} logs at level {1} from now on", new Object[] {wanted.logger(), level});
        }
    }

    private static Changed held(String name) {
        Logger logger = Logger.getLogger(name);
        return new Changed(logger, logger.getLevel());
    }
}
