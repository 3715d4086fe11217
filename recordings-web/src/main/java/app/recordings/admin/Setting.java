package app.recordings.admin;

/**
 * Something that the operator can configure.
 *
 * @param variable the environment variable, such as {@code RECORDINGS_JOB_LEASE}
 * @param value that holds; of a secret only whether it is set
 * @param origin where the value comes from
 */
public record Setting(String variable, String value, String origin) {}
