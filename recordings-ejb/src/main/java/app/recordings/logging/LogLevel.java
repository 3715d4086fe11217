package app.recordings.logging;

import java.time.Instant;

/**
 * How much a logger logs, as an administrator set it.
 *
 * @param logger its name, such as {@code app.recordings.job}; the levels of loggers below it follow
 * @param level one of {@link LogLevelService#LEVELS}
 * @param setBy the administrator's name
 */
public record LogLevel(String logger, String level, String setBy, Instant setAt) {}
