package app.recordings.search;

import java.util.List;

/**
 * A piece of what a search found.
 *
 * @param hits the best first; one more than the limit when there are more
 * @param truncated whether so many were found that only the newest of them were ranked
 */
public record MessageHits(List<MessageHit> hits, boolean truncated) {}
