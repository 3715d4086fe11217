package app.recordings.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CourierTest {
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void everythingIsDeliveredInOrder() {
        open.countDown();
        try (Courier<Integer> courier = courier()) {
            take(courier, 1000);
            await().until(() -> delivered().size() == 1000);
            assertThat(delivered()).isSorted();
        }
    }

    @Test
    void whatGathersGoesTogether() {
        try (Courier<Integer> courier = courier()) {
            take(courier, 1);
            await().until(() -> batches.size() == 1);
            take(courier, 600);
            open.countDown();
            await().until(() -> delivered().size() == 601);
            assertThat(batches).extracting(List::size).containsExactly(1, 256, 256, 88);
        }
    }

    @Test
    void brokenBrokerLosesItsBatchAndNoMore() {
        AtomicBoolean away = new AtomicBoolean(true);
        open.countDown();
        try (Courier<Integer> courier = new Courier<>("test", executor, batch -> {
            deliver(batch);
            if (away.get()) {
                throw new BrokerException("away", null);
            }
        })) {
            take(courier, 1);
            await().until(() -> delivered().size() == 1);
            away.set(false);
            take(courier, 1);
            await().until(() -> delivered().size() == 2);
        }
    }

    @Test
    void bugInADeliveryDoesNotEndTheCourier() {
        open.countDown();
        try (Courier<Integer> courier = new Courier<>("test", executor, batch -> {
            deliver(batch);
            throw new IllegalStateException("a bug");
        })) {
            take(courier, 1);
            await().until(() -> delivered().size() == 1);
            take(courier, 1);
            await().until(() -> delivered().size() == 2);
        }
    }

    @Test
    void handingOverNeverWaits() {
        try (Courier<Integer> courier = courier()) {
            take(courier, 20_000);
            open.countDown();
            await().until(() -> delivered().size() >= 10_000);
            assertThat(delivered().size()).isLessThan(20_000);
        }
    }

    @Test
    void closedCourierFreesItsThread() throws Exception {
        courier().close();
        executor.shutdown();
        assertThat(executor.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }

    private Courier<Integer> courier() {
        return new Courier<>("test", executor, this::deliver);
    }

    private void deliver(List<Integer> batch) {
        batches.add(List.copyOf(batch));
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Integer> delivered() {
        List<Integer> all = new ArrayList<>();
        batches.forEach(all::addAll);
        return all;
    }

    private static void take(Courier<Integer> courier, int count) {
        for (int i = 0; i < count; i++) {
            courier.take(i);
        }
    }
}
