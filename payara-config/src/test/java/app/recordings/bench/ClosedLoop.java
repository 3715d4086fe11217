package app.recordings.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Connections that each ask again as soon as they are answered, for a second before it counts and then as long as was said.
 */
final class ClosedLoop {
    private static final long LEAD_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double NANOS = 1e9;

    private final InetSocketAddress to;
    private final Processes processes;

    ClosedLoop(InetSocketAddress to, Processes processes) {
        this.to = to;
        this.processes = processes;
    }

    Sample run(Call call, int connections, Duration length) throws InterruptedException {
        long from = System.nanoTime() + LEAD_NANOS;
        long until = from + length.toNanos();
        var askers = new ArrayList<Asker>();
        for (int i = 0; i < connections; i++) {
            var asker = new Asker(call, from, until);
            askers.add(asker);
            asker.start();
        }
        TimeUnit.NANOSECONDS.sleep(from - System.nanoTime());
        var meter = new Meter(processes);
        TimeUnit.NANOSECONDS.sleep(until - System.nanoTime());
        var answered = askers.stream().mapToInt(asker -> asker.count).sum();
        var cost = meter.read(answered);
        long failed = 0;
        var told = "";
        for (var asker : askers) {
            asker.join();
            failed += asker.failed;
            told = asker.failure == null ? told : asker.failure;
        }
        var nanos = askers.stream()
                .flatMapToLong(asker -> Arrays.stream(asker.took, 0, asker.count))
                .toArray();
        return Sample.of(nanos.length * NANOS / length.toNanos(), nanos, failed, cost)
                .with(told);
    }

    /** One connection, opened again after it broke. */
    private final class Asker extends Thread {
        private final Call call;
        private final long from;
        private final long until;
        private long[] took = new long[1024];
        private volatile int count;
        private long failed;
        private String failure;

        Asker(Call call, long from, long until) {
            super("asker");
            setDaemon(true);
            this.call = call;
            this.from = from;
            this.until = until;
        }

        @Override
        public void run() {
            while (System.nanoTime() < until) {
                try (var wire = Wire.connect(to)) {
                    while (System.nanoTime() < until) {
                        ask(wire);
                    }
                } catch (IOException broken) {
                    fails(broken.toString());
                }
            }
        }

        private void ask(Wire wire) throws IOException {
            var request = call.request();
            long began = System.nanoTime();
            var answer = wire.ask(request);
            long ended = System.nanoTime();
            if (!call.isRight(answer, began)) {
                fails(answer.head().lines().findFirst().orElse("") + " " + answer.text());
            } else if (began >= from && ended <= until) {
                note(ended - began);
            }
        }

        private void note(long nanos) {
            if (count == took.length) {
                took = Arrays.copyOf(took, count * 2);
            }
            took[count] = nanos;
            count = count + 1;
        }

        private void fails(String why) {
            failed++;
            failure = why.substring(0, Math.min(200, why.length()));
        }
    }
}
