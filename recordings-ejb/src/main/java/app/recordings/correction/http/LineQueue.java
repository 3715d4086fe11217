package app.recordings.correction.http;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lines of a response as they arrive, to be taken one by one with a limit on the wait; no more is read than is taken. */
final class LineQueue implements Flow.Subscriber<String>, AutoCloseable {
    private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Duration silence;
    private volatile Flow.Subscription subscription;

    private record Arrival(String line, Throwable failure) {}

    LineQueue(Duration silence) {
        this.silence = silence;
    }

    /** Waits for the next line; an {@link IOException} when the stream breaks, ends, or is silent for too long. */
    String take() throws IOException, InterruptedException {
        Arrival arrival = arrivals.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        if (arrival == null) {
            throw new IOException("Nothing was heard for " + silence.toSeconds() + " s");
        } else if (arrival.failure() != null) {
            throw new IOException("The answer broke off", arrival.failure());
        }
        subscription.request(1);
        return arrival.line();
    }

    /** Reads no further; the connection ends and so does the work on the other side. */
    @Override
    public void close() {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(1);
    }

    @Override
    public void onNext(String line) {
        arrivals.add(new Arrival(line, null));
    }

    @Override
    public void onError(Throwable failure) {
        arrivals.add(new Arrival(null, failure));
    }

    @Override
    public void onComplete() {
        arrivals.add(new Arrival(null, new EOFException("The answer ended without a result")));
    }
}
