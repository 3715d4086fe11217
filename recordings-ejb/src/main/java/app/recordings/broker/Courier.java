package app.recordings.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends, on a thread of its own, what it is handed, as much at a time as has gathered, so that whoever hands over
 * never waits for the broker. What cannot be sent, or no longer fits, is dropped: for what must arrive,
 * somebody else looks again.
 */
public final class Courier<T> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Courier.class.getName());
    private static final int ROOM = 10_000;
    private static final int AT_ONCE = 256;

    private final BlockingQueue<T> waiting = new ArrayBlockingQueue<>(ROOM);
    private final Delivery<T> delivery;
    private final String name;
    private final Future<?> task;
    private boolean failing;

    /** Sends a batch. */
    public interface Delivery<T> {
        void deliver(List<T> batch) throws BrokerException;
    }

    /** @param executor the container's, one thread of which is kept until the courier is closed */
    public Courier(String name, ExecutorService executor, Delivery<T> delivery) {
        this.name = name;
        this.delivery = delivery;
        this.task = executor.submit(this::run);
    }

    /** Returns at once. */
    public void take(T item) {
        if (!waiting.offer(item)) {
            LOG.log(Level.FINE, "{0} is full and drops", name);
        }
    }

    private void run() {
        List<T> batch = new ArrayList<>();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                batch.add(waiting.take());
                waiting.drainTo(batch, AT_ONCE - 1);
                deliver(batch);
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(List<T> batch) {
        try {
            delivery.deliver(batch);
            if (failing) {
                LOG.log(Level.INFO, "{0} sends again", name);
                failing = false;
            }
        } catch (BrokerException | RuntimeException e) {
            if (!failing) {
                LOG.log(Level.WARNING, name + " cannot send for now", e);
                failing = true;
            }
        }
    }

    @Override
    public void close() {
        task.cancel(true);
    }
}
