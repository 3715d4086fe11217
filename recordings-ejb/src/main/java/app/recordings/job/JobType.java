package app.recordings.job;

/**
 * A type of work.
 *
 * @param type in kebab-case, as in {@code correct-text}
 * @param offered whether this server is set up for it; jobs of other types fail
 */
public record JobType(String type, boolean offered) {}
