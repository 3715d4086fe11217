package app.recordings.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what happens to jobs, a few seconds after it happened, and tells of it. */
@ApplicationScoped
public class StatisticsService {
    /** Few, as no stream passes what a transaction under way holds up. */
    private static final int AT_ONCE = 1_000;

    private static final Duration MINUTES_KEPT = Duration.ofDays(32);
    private static final Duration HOURS_KEPT = Duration.ofDays(400);

    @Inject
    StatisticsRepository statistics;

    @Inject
    Clock clock;

    /** Counts some of what has not been counted. @return whether there may be more of it, and for this node to count */
    @Transactional
    public boolean count() {
        Optional<Long> position = statistics.position();
        Optional<StatisticsRepository.Batch> next = position.flatMap(from -> statistics.next(from, AT_ONCE));
        next.ifPresent(batch -> {
            statistics.count(position.get(), batch.last());
            statistics.move(batch.last());
        });
        return next.filter(batch -> batch.events() == AT_ONCE).isPresent();
    }

    /** Removes what is too old for any chart. */
    @Transactional
    public void trim() {
        statistics.trim(Duration.ofMinutes(1), clock.instant().minus(MINUTES_KEPT));
        statistics.trim(Duration.ofHours(1), clock.instant().minus(HOURS_KEPT));
    }

    /** Every step up to the one that runs, which is the last, the oldest first. */
    @Transactional
    public List<JobCounts> counts(Span span) {
        long step = span.step().toMillis();
        Instant last = Instant.ofEpochMilli(clock.millis() / step * step);
        Instant first = last.minus(span.length()).plus(span.step());
        Map<Instant, JobCounts> known =
                statistics.sums(span, first).stream().collect(Collectors.toMap(JobCounts::start, Function.identity()));
        return Stream.iterate(first, at -> !at.isAfter(last), at -> at.plus(span.step()))
                .map(at -> known.getOrDefault(at, JobCounts.none(at)))
                .toList();
    }
}
