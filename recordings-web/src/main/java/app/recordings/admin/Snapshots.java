package app.recordings.admin;

import app.recordings.job.JobQueueService;
import app.recordings.node.NodeService;
import app.recordings.pause.PauseService;
import app.recordings.statistics.Span;
import app.recordings.statistics.StatisticsService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Looks at how all does, once for all who want to know within two seconds; while nobody does, never. */
@ApplicationScoped
class Snapshots {
    private static final Duration LIFE = Duration.ofMillis(1_900);

    @Inject
    StatisticsService statistics;

    @Inject
    JobQueueService queue;

    @Inject
    NodeService nodes;

    @Inject
    PauseService pauses;

    @Inject
    ServiceStates services;

    @Inject
    Clock clock;

    private Snapshot last;
    private Instant lookedAt = Instant.MIN;

    /** At most two seconds old. */
    synchronized Snapshot now() {
        if (lookedAt.plus(LIFE).isBefore(clock.instant())) {
            last = new Snapshot(statistics.counts(Span.HOUR), queue.state(), nodes.all(), services.now(), pauses.all());
            lookedAt = clock.instant();
        }
        return last;
    }

    /** The next look is a new one, as something was just changed here. */
    synchronized void forget() {
        lookedAt = Instant.MIN;
    }
}
