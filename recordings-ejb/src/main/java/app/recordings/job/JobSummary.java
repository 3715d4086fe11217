package app.recordings.job;

import java.util.Map;

/**
 * How many jobs there are.
 *
 * @param byStatus by the code of each status, those with none included
 * @param byType the same for each type of which there is any
 * @param oldestQueuedAgeMs null when none is queued
 */
public record JobSummary(
        Map<String, Long> byStatus, Map<String, Map<String, Long>> byType, Long oldestQueuedAgeMs, long queueDepth) {}
