package app.recordings.job;

/** Which jobs; null for any. */
public record JobFilter(JobStatus status, String type) {}
