package app.recordings.job;

import java.util.UUID;

/** A job was put in the queue; once the transaction has committed, the bell is to be rung. */
record JobQueued(UUID jobId) {}
