package app.recordings.admin;

import app.recordings.job.QueueState;
import app.recordings.node.Node;
import app.recordings.pause.Pause;
import app.recordings.statistics.JobCounts;
import app.recordings.statistics.Latencies;
import app.recordings.statistics.Span;
import app.recordings.statistics.StatisticsService;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The page that tells how all does. */
@Named("overview")
@RequestScoped
public class OverviewBean {
    private static final List<Double> PARTS = List.of(0.5, 0.95, 0.99);

    @Inject
    Snapshots snapshots;

    @Inject
    StatisticsService statistics;

    @Inject
    ShownBean shown;

    @Inject
    HttpServletRequest request;

    private Snapshot snapshot;
    private Span span;
    private List<JobCounts> steps;

    /** A figure of the last whole minute, and of the one that runs. */
    public record Rate(String name, long lastMinute, long thisMinute) {}

    /** @param done empty when nothing was completed within the hour */
    public record Speed(String name, Duration done) {}

    /** A span to choose. */
    public record Choice(String code, String name, boolean isChosen) {}

    /** What happened in one step of the charts. */
    public record Row(JobCounts counts, Duration half, Duration most, Duration nearlyAll) {}

    @PostConstruct
    void look() {
        snapshot = snapshots.now();
        span = Span.of(request.getParameter("span")).orElse(Span.HOUR);
        steps = span == Span.HOUR ? snapshot.hour() : statistics.counts(span);
    }

    public List<Rate> getRates() {
        return List.of(
                rate("Accepted", JobCounts::accepted),
                rate("Completed", JobCounts::completed),
                rate("Failed", JobCounts::failed),
                rate("Retried", JobCounts::retried));
    }

    private Rate rate(String name, ToLongFunction<JobCounts> figure) {
        List<JobCounts> hour = snapshot.hour();
        return new Rate(
                name, figure.applyAsLong(hour.get(hour.size() - 2)), figure.applyAsLong(hour.get(hour.size() - 1)));
    }

    /** Of what was completed within the last hour. */
    public List<Speed> getSpeeds() {
        Latencies latencies =
                snapshot.hour().stream().map(JobCounts::latencies).reduce(Latencies.NONE, Latencies::plus);
        return PARTS.stream()
                .map(part -> new Speed(
                        "p" + Math.round(part * 100), latencies.within(part).orElse(null)))
                .toList();
    }

    public QueueState getQueue() {
        return snapshot.queue();
    }

    /** Null when nothing is queued. */
    public Duration getOldest() {
        return snapshot.queue().oldest().orElse(null);
    }

    public List<Node> getNodes() {
        return snapshot.nodes();
    }

    public List<ServiceState> getServices() {
        return snapshot.services();
    }

    public List<Pause> getPauses() {
        return snapshot.pauses();
    }

    public List<Choice> getSpans() {
        return Stream.of(Span.values())
                .map(choice -> new Choice(choice.code(), "Last " + choice.code(), choice == span))
                .toList();
    }

    public String getStep() {
        return shown.duration(span.step());
    }

    public List<Chart> getCharts() {
        return List.of(
                Chart.of(
                        "Jobs in each step",
                        steps,
                        top -> shown.number(Math.round(top)),
                        List.of(
                                new Chart.Values<>("accepted", JobCounts::accepted),
                                new Chart.Values<>("completed", JobCounts::completed),
                                new Chart.Values<>("failed", JobCounts::failed),
                                new Chart.Values<>("retried", JobCounts::retried))),
                Chart.of(
                        "From accept to done",
                        steps,
                        top -> shown.duration(Duration.ofMillis(Math.round(top))),
                        List.of(within("p50", 0.5), within("p95", 0.95), within("p99", 0.99))));
    }

    private static Chart.Values<JobCounts> within(String name, double part) {
        return new Chart.Values<>(name, counts -> counts.latencies()
                .within(part)
                .map(Duration::toMillis)
                .map(Long::doubleValue)
                .orElse(Double.NaN));
    }

    /** In a sentence, for who does not see the charts. */
    public String getSummary() {
        return "%s accepted, %s completed, %s failed, %s retried"
                .formatted(
                        sum(JobCounts::accepted),
                        sum(JobCounts::completed),
                        sum(JobCounts::failed),
                        sum(JobCounts::retried));
    }

    private String sum(ToLongFunction<JobCounts> figure) {
        return shown.number(steps.stream()
                .flatMapToLong(step -> LongStream.of(figure.applyAsLong(step)))
                .sum());
    }

    /** The newest first; steps in which nothing happened are left out. */
    public List<Row> getRows() {
        return LongStream.rangeClosed(1, steps.size())
                .mapToObj(fromEnd -> steps.get((int) (steps.size() - fromEnd)))
                .filter(OverviewBean::isEventful)
                .map(counts -> new Row(counts, within(counts, 0), within(counts, 1), within(counts, 2)))
                .toList();
    }

    private static boolean isEventful(JobCounts counts) {
        return counts.accepted() + counts.completed() + counts.failed() + counts.retried() > 0;
    }

    private static Duration within(JobCounts counts, int part) {
        Optional<Duration> time = counts.latencies().within(PARTS.get(part));
        return time.orElse(null);
    }
}
