package app.recordings.job;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/**
 * By which workers on a node have jobs until they are not heard of for a lease's life.
 *
 * @param types of which jobs may be worked on now
 */
record JobClaim(Collection<UUID> jobs, Collection<String> types, String node, Duration life) {}
