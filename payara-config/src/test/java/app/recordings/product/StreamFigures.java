package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.Product;
import app.recordings.launcher.ProductSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * 2,000 sockets of 100 callers and 500 events a second, of which each goes to its caller's 20 sockets; 200 sockets never
 * read. The events are written and rung for as another node would: rows in the log and bells on the topic. Run by {@code
 * -Pfaults}.
 */
class StreamFigures {
    private static final int CALLERS = Integer.getInteger("recordings.streams.callers", 100);
    private static final int SOCKETS = 20;
    private static final int DEAD_EACH = 2;
    private static final int EVENTS_PER_SECOND = Integer.getInteger("recordings.streams.rate", 500);
    private static final int BACKLOG = 3_000;
    private static final int SMALL_BUFFER = 4 << 10;
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("recordings.streams.seconds", 90));
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration LONGEST_DEAD = Duration.ofSeconds(30);

    private static Product product;

    /**
     * What became of the sockets that never read.
     *
     * @param left open at the end
     */
    private record Drops(Duration longest, int left) {}

    private final List<Client> callers = new ArrayList<>();
    private final List<RawSocket> dead = new ArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final int[] latencies = new int[4_000_000];
    private final AtomicInteger measured = new AtomicInteger();
    private volatile boolean isMeasuring;
    private volatile boolean isOver;

    @BeforeAll
    static void start() throws InterruptedException {
        product = ProductSession.startAsShipped("streams", List.of("-XX:TieredStopAtLevel=4"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        product.stop();
    }

    @Test
    void deliversWithinASecondBesideClientsThatNeverRead() throws Exception {
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Client.application(product.url()));
        }
        var inside = new Insides(product);
        try (var log = new WrittenEvents(inside);
                var selector = Selector.open()) {
            log.writeBefore(BACKLOG);
            // The first ones have pings to answer while the last are opened.
            var reader = new Thread(() -> readAll(selector), "reader");
            reader.start();
            openLiving(selector);
            log.write(EVENTS_PER_SECOND, WARM_UP);
            var heapBefore = inside.heapMebibytes();
            openDead();
            var stalled = Instant.now();
            isMeasuring = true;
            var writer = new Thread(() -> log.write(EVENTS_PER_SECOND, MEASURED), "writer");
            writer.start();
            var left = awaitDrops(inside);
            var dropped = Duration.between(stalled, Instant.now());
            writer.join();
            isMeasuring = false;
            var heapAfter = inside.heapMebibytes();
            isOver = true;
            selector.wakeup();
            reader.join();
            report(new Drops(dropped, left), heapBefore, heapAfter);
        }
    }

    private void openLiving(Selector selector) throws IOException {
        for (var caller : callers) {
            for (int i = 0; i < SOCKETS - DEAD_EACH; i++) {
                var socket = RawSocket.open(caller, "", 0);
                socket.channel().configureBlocking(false);
                socket.channel().register(selector, SelectionKey.OP_READ, socket);
            }
        }
    }

    /** They ask for the backlog, so that what is sent to them fills their buffers at once. */
    private void openDead() throws IOException {
        for (var caller : callers) {
            for (int i = 0; i < DEAD_EACH; i++) {
                dead.add(RawSocket.open(caller, "?after=0", SMALL_BUFFER));
            }
        }
    }

    /** @return how many sockets that never read are open even when the measurement ends */
    private int awaitDrops(Insides inside) throws IOException {
        var ports = new HashSet<Integer>();
        for (var socket : dead) {
            ports.add(socket.port());
        }
        try {
            await().atMost(MEASURED).pollInterval(Duration.ofMillis(200)).until(() -> {
                ports.retainAll(inside.connections());
                return ports.isEmpty();
            });
        } catch (ConditionTimeoutException stillOpen) {
            return ports.size();
        }
        return 0;
    }

    private void readAll(Selector selector) {
        try {
            while (!isOver) {
                selector.select(key -> read(key), 1_000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key) {
        try {
            if (!((RawSocket) key.attachment()).read(this::heard)) {
                closed.incrementAndGet();
                key.cancel();
            }
        } catch (IOException e) {
            closed.incrementAndGet();
            key.cancel();
        }
    }

    private void heard(String event) {
        if (isMeasuring) {
            int from = event.indexOf("\"at\":\"") + 6;
            var at = Instant.parse(event.substring(from, event.indexOf('"', from)));
            int index = measured.getAndIncrement();
            if (index < latencies.length) {
                latencies[index] = (int) Duration.between(at, Instant.now()).toMillis();
            }
        }
    }

    private void report(Drops drops, long heapBefore, long heapAfter) {
        int count = Math.min(measured.get(), latencies.length);
        Arrays.sort(latencies, 0, count);
        int p50 = latencies[count / 2];
        int p99 = latencies[(int) (count * 0.99)];
        Report.line("streams: %d sockets of %d callers, %d that never read; %d events/s for %d s: %d deliveries/s,"
                        .formatted(
                                CALLERS * SOCKETS,
                                CALLERS,
                                CALLERS * DEAD_EACH,
                                EVENTS_PER_SECOND,
                                MEASURED.toSeconds(),
                                count / MEASURED.toSeconds())
                + " p50 %d ms, p99 %d ms, longest %d ms; dead ones dropped after %.1f s at most, %d not; %d living ones closed;"
                        .formatted(
                                p50,
                                p99,
                                latencies[count - 1],
                                drops.longest().toMillis() / 1000.0,
                                drops.left(),
                                closed.get())
                + " heap after a collection %d MiB before, %d MiB after".formatted(heapBefore, heapAfter));
        assertThat(closed).hasValue(0);
        assertThat(p99).isLessThanOrEqualTo(1_000);
        assertThat(drops.left()).isZero();
        assertThat(drops.longest()).isLessThan(LONGEST_DEAD);
    }
}
