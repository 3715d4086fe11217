package app.recordings.correction.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Feeds a request's body from the thread that runs it, no faster than the other side takes it. */
final class BodyPump implements AutoCloseable {
    private static final int PIECE = 64 * 1024;
    private static final int PIECES_AHEAD = 4;
    private static final int LOOK_EVERY_MS = 200;

    private final SubmissionPublisher<ByteBuffer> pieces =
            new SubmissionPublisher<>(ForkJoinPool.commonPool(), PIECES_AHEAD);
    private final Duration silence;

    BodyPump(Duration silence) {
        this.silence = silence;
    }

    BodyPublisher publisher() {
        return BodyPublishers.fromPublisher(pieces);
    }

    /**
     * Returns when all is handed over, or nobody wants it any more; fails when nothing is taken for too long.
     *
     * @param ended whether the call has come to its end already, for good or bad
     */
    void run(InputStream content, BooleanSupplier ended) throws IOException, InterruptedException {
        try (content) {
            awaitSubscriber(ended);
            for (byte[] piece = content.readNBytes(PIECE); piece.length > 0 && isWanted(ended); ) {
                hand(ByteBuffer.wrap(piece), ended);
                piece = content.readNBytes(PIECE);
            }
        }
        pieces.close();
    }

    private boolean isWanted(BooleanSupplier ended) {
        return pieces.hasSubscribers() && !ended.getAsBoolean();
    }

    private void hand(ByteBuffer piece, BooleanSupplier ended) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + silence.toNanos();
        while (isWanted(ended) && pieces.offer(piece, LOOK_EVERY_MS, TimeUnit.MILLISECONDS, null) < 0) {
            endIfInterrupted();
            failAfter(deadline);
        }
        endIfInterrupted();
    }

    // An interrupted offer does not throw: it only no longer waits.
    private static void endIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Interrupted while sending");
        }
    }

    // The client subscribes once it has a connection; what is offered before that goes nowhere.
    private void awaitSubscriber(BooleanSupplier ended) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + silence.toNanos();
        while (!pieces.hasSubscribers() && !ended.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(1);
            failAfter(deadline);
        }
    }

    private void failAfter(long deadline) throws IOException {
        if (System.nanoTime() - deadline > 0) {
            throw new IOException("Nothing was taken for " + silence.toSeconds() + " s");
        }
    }

    @Override
    public void close() {
        pieces.close();
    }
}
