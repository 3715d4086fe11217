package app.recordings.job;

import java.util.UUID;

/**
 * A lease to keep alive.
 *
 * @param stage empty when unknown
 * @param progress 0 to 1, -1 when unknown
 */
record LeaseRenewal(UUID jobId, UUID lease, String stage, float progress) {}
