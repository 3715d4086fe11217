package app.recordings.node;

import java.util.List;

/**
 * How a node does at a moment.
 *
 * @param processor how busy its process keeps the machine's processors, 0 to 1; below 0 when that is not known
 * @param heapUsedBytes of the JVM
 * @param heapLimitBytes as much as that can become
 * @param circuits those that were used since the start
 */
public record Load(double processor, long heapUsedBytes, long heapLimitBytes, List<Circuit> circuits) {}
