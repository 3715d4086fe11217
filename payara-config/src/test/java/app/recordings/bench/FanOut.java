package app.recordings.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Many listeners of one caller who submits recordings: what is counted is each delivery of an event, from its commit on. */
final class FanOut {
    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final long POLL_MILLIS = 20;

    private final Service service;
    private final Processes processes;
    private final AtomicLong deliveries = new AtomicLong();
    private final AtomicLong completions = new AtomicLong();
    private final List<Long> nanos = new ArrayList<>();

    FanOut(Service service, Processes processes) {
        this.service = service;
        this.processes = processes;
    }

    Sample run(int listeners, int connections, Duration length) throws Exception {
        var open = new ArrayList<Listener>();
        try {
            for (int i = 0; i < listeners; i++) {
                var request = service.listening().get(0);
                open.add(Listener.open(service.address(), request, this::hear));
            }
            var submitted = ConcurrentHashMap.<String>newKeySet();
            var meter = new Meter(processes);
            long began = System.nanoTime();
            var taken = new ClosedLoop(service.address(), processes)
                    .run(Submission.to(service, (id, at) -> submitted.add(id)), connections, length);
            long expected = (long) submitted.size() * listeners;
            awaitCompletions(expected);
            double seconds = (System.nanoTime() - began) / 1e9;
            var sample = Sample.of(deliveries.get() / seconds, sorted(), taken.failed(), meter.read(deliveries.get()));
            return sample.with("%d recordings, %d listeners, %d of %d completions heard"
                    .formatted(submitted.size(), listeners, completions.get(), expected));
        } finally {
            open.forEach(Listener::close);
        }
    }

    private long[] sorted() {
        synchronized (nanos) {
            var all = nanos.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(all);
            return all;
        }
    }

    private void awaitCompletions(long expected) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
        while (completions.get() < expected && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private void hear(String event) {
        var at = Message.field(event, "at");
        if (at != null) {
            deliveries.incrementAndGet();
            long took = Duration.between(Instant.parse(at), Instant.now()).toNanos();
            synchronized (nanos) {
                nanos.add(took);
            }
        }
        if (service.done(event).isPresent()) {
            completions.incrementAndGet();
        }
    }
}
