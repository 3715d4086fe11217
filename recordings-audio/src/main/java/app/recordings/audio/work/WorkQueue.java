package app.recordings.audio.work;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounded workers with a bounded queue before them. A place is taken before a request's body is read, so that a
 * refused client has not sent its audio in vain, and given back when the worker and the client's thread are through.
 */
public final class WorkQueue implements AutoCloseable {
    private final Semaphore places;
    private final ThreadPoolExecutor workers;

    /** @param name of the worker threads */
    public WorkQueue(String name, int workers, int waiting) {
        places = new Semaphore(workers + waiting);
        AtomicInteger number = new AtomicInteger();
        this.workers =
                new ThreadPoolExecutor(workers, workers, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** A place for one work, or nothing when all workers and all waiting places are taken. */
    public Optional<Place> enter() {
        return places.tryAcquire() ? Optional.of(new Place()) : Optional.empty();
    }

    public int running() {
        return workers.getActiveCount();
    }

    public int queued() {
        return workers.getQueue().size();
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    /** One admitted request's right to one worker, in the order of submission. */
    public final class Place implements AutoCloseable {
        private final AtomicInteger holders = new AtomicInteger(1);
        private volatile FutureTask<?> task;

        private Place() {}

        public <T> Future<T> submit(Work work, Callable<T> callable) {
            FutureTask<T> submitted = new FutureTask<>(() -> {
                try {
                    work.check();
                    return callable.call();
                } finally {
                    leave();
                }
            });
            holders.incrementAndGet();
            task = submitted;
            workers.execute(submitted);
            return submitted;
        }

        /** Leaves the place; a task still waiting is dropped, a running one keeps the place until it has ended. */
        @Override
        public void close() {
            if (task != null && workers.remove(task)) {
                leave();
            }
            leave();
        }

        private void leave() {
            if (holders.decrementAndGet() == 0) {
                places.release();
            }
        }
    }
}
