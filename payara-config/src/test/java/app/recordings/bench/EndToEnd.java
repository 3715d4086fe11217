package app.recordings.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Submits recordings for a while and listens until each is told to be done: from the submission until then. */
final class EndToEnd {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);
    private static final long GRACE_MILLIS = 1_000;
    private static final long POLL_MILLIS = 20;
    private static final double NANOS = 1e9;

    private final Service service;
    private final Processes processes;
    private final Map<String, Long> submitted = new ConcurrentHashMap<>();
    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> afterCompletion = new ConcurrentLinkedQueue<>();
    private final AtomicLong doubled = new AtomicLong();
    private volatile long lastTold;

    EndToEnd(Service service, Processes processes) {
        this.service = service;
        this.processes = processes;
    }

    Sample run(int connections, Duration length) throws Exception {
        var listeners = new ArrayList<Listener>();
        try {
            for (var request : service.listening()) {
                listeners.add(Listener.open(service.address(), request, this::hear));
            }
            var meter = new Meter(processes);
            long began = System.nanoTime();
            lastTold = began;
            var taken = new ClosedLoop(service.address(), processes)
                    .run(Submission.to(service, submitted::put), connections, length);
            awaitTold();
            var cost = meter.read(told.size());
            // for those that come twice
            TimeUnit.MILLISECONDS.sleep(GRACE_MILLIS);
            return sample(began, taken, cost);
        } finally {
            listeners.forEach(Listener::close);
        }
    }

    private void hear(String event) {
        service.done(event).ifPresent(id -> {
            long now = System.nanoTime();
            lastTold = now;
            if (told.putIfAbsent(id, now) != null) {
                doubled.incrementAndGet();
            }
            var at = Message.field(event, "at");
            if (at != null) {
                afterCompletion.add(
                        Duration.between(Instant.parse(at), Instant.now()).toNanos());
            }
        });
    }

    private void awaitTold() throws InterruptedException {
        while (!told.keySet().containsAll(submitted.keySet())
                && System.nanoTime() - lastTold < LONGEST_WAIT.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private Sample sample(long began, Sample taken, Meter.Reading cost) {
        long lost =
                submitted.keySet().stream().filter(id -> !told.containsKey(id)).count();
        var took = told.entrySet().stream()
                .filter(one -> submitted.containsKey(one.getKey()))
                .mapToLong(one -> one.getValue() - submitted.get(one.getKey()))
                .toArray();
        var after = afterCompletion.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(after);
        return Sample.of(told.size() * NANOS / (lastTold - began), took, taken.failed(), cost)
                .with(
                        "%d accepted, %d lost, %d doubled; told after completion p50 %.0f ms, p99 %.0f ms; accepted %.0f/s%s"
                                .formatted(
                                        submitted.size(),
                                        lost,
                                        doubled.get(),
                                        Sample.at(after, 0.5),
                                        Sample.at(after, 0.99),
                                        taken.perSecond(),
                                        taken.note().isEmpty() ? "" : "; " + taken.note()));
    }
}
