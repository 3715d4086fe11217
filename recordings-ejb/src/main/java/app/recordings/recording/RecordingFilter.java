package app.recordings.recording;

import app.recordings.job.JobStatus;

/** Which recordings; null for any. */
public record RecordingFilter(JobStatus status, String email) {}
