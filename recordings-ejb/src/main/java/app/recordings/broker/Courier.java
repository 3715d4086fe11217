package app.recordings.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A thread that sends what it is handed, as much at a time as has gathered, so that whoever hands over
 * never waits for the broker. What cannot be sent, or no longer fits, is dropped: for what must arrive,
 * somebody else looks again.
 */
public final class Courier<T> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Courier.class.getName());
    private static final int ROOM = 10_000;
    private static final int AT_ONCE = 256;

    private final BlockingQueue<T> waiting = new ArrayBlockingQueue<>(ROOM);
    private final Delivery<T> delivery;
    private final Thread thread;
    private boolean failing;

    /** Sends a batch. */
    public interface Delivery<T> {
        void deliver(List<T> batch) throws BrokerException;
    }

    public Courier(String name, ThreadFactory threads, Delivery<T> delivery) {
        this.delivery = delivery;
        this.thread = threads.newThread(this::run);
        thread.setName(name);
        thread.start();
    }

    /** Returns at once. */
    public void take(T item) {
        if (!waiting.offer(item)) {
            LOG.log(Level.FINE, "{0} is full and drops", thread.getName());
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
                LOG.log(Level.INFO, "{0} sends again", thread.getName());
                failing = false;
            }
        } catch (BrokerException | RuntimeException e) {
            if (!failing) {
                LOG.log(Level.WARNING, thread.getName() + " cannot send for now", e);
                failing = true;
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
