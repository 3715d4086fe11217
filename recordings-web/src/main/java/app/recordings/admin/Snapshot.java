package app.recordings.admin;

import app.recordings.job.QueueState;
import app.recordings.node.Node;
import app.recordings.pause.Pause;
import app.recordings.statistics.JobCounts;
import java.util.List;

/**
 * How all does at a moment.
 *
 * @param hour minute by minute; the last one is not over
 */
record Snapshot(
        List<JobCounts> hour, QueueState queue, List<Node> nodes, List<ServiceState> services, List<Pause> pauses) {
    /** What, when it changes, is worth telling at once. */
    Object news() {
        return List.of(
                hour,
                queue.depth(),
                services,
                pauses,
                nodes.stream()
                        .map(node ->
                                List.of(node.id(), node.isGone(), node.load().circuits()))
                        .toList());
    }
}
