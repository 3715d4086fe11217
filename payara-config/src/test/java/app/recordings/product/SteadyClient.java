package app.recordings.product;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** A client that lists and uploads all the time, tries again what is refused with 503, and keeps everything else it sees. */
final class SteadyClient implements AutoCloseable {
    private static final int THREADS = 4;
    /** More would be more than one audio service keeps up with. */
    private static final int UPLOAD_EVERY = 60;

    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();
    private static final byte[] SOUND = Sound.silence(100).bytes();

    private final Client client;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicReference<Duration> longestSilence = new AtomicReference<>(Duration.ZERO);
    private volatile Instant lastAnswer = Instant.now();
    private volatile boolean ended;

    SteadyClient(Client client) {
        this.client = client;
        for (int i = 0; i < THREADS; i++) {
            threads.execute(this::call);
        }
    }

    private void call() {
        for (int i = 0; !ended; i++) {
            if (i % UPLOAD_EVERY == 0) {
                upload(UUID.randomUUID().toString());
            } else {
                list();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void list() {
        while (!ended && !isAnswered("GET", "", 200)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Until it is accepted: by its key, whatever an answer said that was lost. */
    private void upload(String key) {
        while (!isAnswered("POST", key, 202)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean isAnswered(String method, String key, int expected) {
        var request = client.request("/api/v1/recordings").timeout(Duration.ofSeconds(20));
        if (method.equals("GET")) {
            request.GET();
        } else {
            request.header("Content-Type", "audio/wav")
                    .header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofByteArray(SOUND));
        }
        try {
            var answer = Client.HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() == 503) {
                refused.incrementAndGet();
                return false;
            }
            if (answer.statusCode() != expected) {
                errors.add(method + " " + answer.statusCode() + " " + answer.body());
                return false;
            }
            if (!key.isEmpty()) {
                accepted.add(
                        answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", ""));
            }
            noteAnswer();
            return true;
        } catch (IOException e) {
            errors.add(method + " " + e);
            return false;
        } catch (InterruptedException e) {
            ended = true;
            return true;
        }
    }

    private synchronized void noteAnswer() {
        answered.incrementAndGet();
        var now = Instant.now();
        longestSilence.accumulateAndGet(
                Duration.between(lastAnswer, now), (one, other) -> one.compareTo(other) > 0 ? one : other);
        lastAnswer = now;
    }

    /** Ids of what was accepted, each once. */
    Queue<String> accepted() {
        return accepted;
    }

    /** What was neither answered well nor refused with 503. */
    Queue<String> errors() {
        return errors;
    }

    /** "answered, refused with 503, errors, longest time without a good answer in s", as cells of a table. */
    String cells() {
        return "%d | %d | %d | %.1f"
                .formatted(
                        answered.get(),
                        refused.get(),
                        errors.size(),
                        longestSilence.get().toMillis() / 1000.0);
    }

    /** Returns when the last call was answered. */
    void end() throws InterruptedException {
        ended = true;
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        ended = true;
        threads.shutdownNow();
    }
}
