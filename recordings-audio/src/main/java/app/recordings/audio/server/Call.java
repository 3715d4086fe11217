package app.recordings.audio.server;

import app.recordings.audio.trace.Stage;
import app.recordings.audio.work.Failure;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import app.recordings.audio.work.WorkQueue.Place;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One admitted request: its work runs on a worker while this thread tells the client how far it is. Twice a second, so
 * that a client that has gone is noticed within a second by the failing write, and its work is cancelled.
 */
final class Call {
    private static final Logger LOG = LoggerFactory.getLogger(Call.class);
    private static final long BEAT_MS = 500;

    private final Place place;
    private final Work work;
    private final Answer answer;
    private final Duration timeLimit;

    Call(Place place, Work work, Answer answer, Duration timeLimit) {
        this.place = place;
        this.work = work;
        this.answer = answer;
        this.timeLimit = timeLimit;
    }

    /** Writes all lines up to the result or error of the task, whose value may be written by the finisher. */
    <T> void run(Callable<T> task, Finisher<T> finisher) throws IOException {
        long[] startedAt = new long[1];
        Span waiting = Stage.begin("wait for a worker");
        Future<T> future = place.submit(work, Context.current().wrap(() -> {
            waiting.end();
            startedAt[0] = System.nanoTime();
            return Stage.call("work", task);
        }));
        try {
            T value = await(future, startedAt);
            Stage.run("answer", () -> finisher.finish(value, answer));
        } catch (WorkException e) {
            answer.write(new Line.Failed(e.failure().code(), e.getMessage()));
        } finally {
            waiting.end();
            work.cancel();
        }
        answer.end();
    }

    /** Writes what came of a task. */
    interface Finisher<T> {
        void finish(T value, Answer answer) throws IOException;
    }

    private <T> T await(Future<T> future, long[] startedAt) throws IOException {
        while (true) {
            answer.write(Line.Progress.of(work.progress()));
            try {
                return future.get(BEAT_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                checkTime(startedAt[0]);
            } catch (ExecutionException e) {
                throw failure(e.getCause());
            } catch (CancellationException e) {
                throw new IOException("the service is stopping", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the service is stopping", e);
            }
        }
    }

    private void checkTime(long startedAt) {
        if (startedAt != 0 && System.nanoTime() - startedAt > timeLimit.toNanos()) {
            throw new WorkException(
                    Failure.TIME_LIMIT, "The work took longer than " + timeLimit.toSeconds() + " seconds.");
        }
    }

    private static WorkException failure(Throwable cause) throws IOException {
        if (cause instanceof CancellationException) {
            throw new IOException("the service is stopping", cause);
        }
        if (cause instanceof WorkException failure) {
            return failure;
        }
        LOG.error("An engine failed", cause);
        return new WorkException(Failure.ENGINE_FAILED, "The engine failed; the service's log says why.", cause);
    }
}
