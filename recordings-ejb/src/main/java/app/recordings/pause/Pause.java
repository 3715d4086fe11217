package app.recordings.pause;

import java.time.Instant;

/**
 * Something that is halted.
 *
 * @param subject {@link #INTAKE}, or {@code job:} and a type of job
 * @param reason for people; empty when none was given
 * @param pausedBy the administrator's name
 */
public record Pause(String subject, String reason, String pausedBy, Instant pausedAt) {
    /** New recordings, uploads and jobs are refused. */
    public static final String INTAKE = "intake";

    private static final String JOB = "job:";

    /** Jobs of a type are not begun. */
    public static String ofType(String jobType) {
        return JOB + jobType;
    }
}
