package app.recordings.stream;

import app.recordings.event.Event;
import app.recordings.metrics.Metrics;
import app.recordings.metrics.Readings;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How many streams are open here, and how late they tell. */
@ApplicationScoped
class StreamMetrics implements Readings {
    private static final double NANOS = 1e9;
    private static final Duration REPLAYED = Duration.ofSeconds(60);
    private static final Gauge OPEN =
            Metrics.gauge("recordings_streams_open", "Streams of events that are open on this node.");
    private static final Histogram LATENESS = Metrics.shortTimes(
            "recordings_event_delivery_seconds",
            "From when something happens until an open stream has told of it; a minute at most.");

    @Inject
    EventStreams streams;

    /** What a client missed and reads later is not counted. */
    static void told(List<Event> events, Instant now) {
        for (Event event : events) {
            Duration late = Duration.between(event.at(), now);
            if (late.compareTo(REPLAYED) < 0) {
                LATENESS.observe(Math.max(0, late.toNanos() / NANOS));
            }
        }
    }

    @Override
    public void take() {
        OPEN.set(streams.count());
    }

    @Override
    public void forget() {
        OPEN.set(Double.NaN);
    }
}
