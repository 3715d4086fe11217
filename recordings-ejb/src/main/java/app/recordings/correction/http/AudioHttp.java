package app.recordings.correction.http;

import app.recordings.correction.AudioServiceException;
import app.recordings.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One call of the audio service: a request, an answer of JSON lines of which the last is a {@code result} or an
 * {@code error}. Silence, rubbish and broken connections are {@link AudioServiceException.Away}.
 */
final class AudioHttp {
    private static final Set<String> REFUSALS =
            Set.of("undecodable-audio", "empty-audio", "unsupported-language", "too-long", "empty-text");
    private static final Duration USUAL_RETRY = Duration.ofSeconds(1);
    private static final int LONGEST_PROBLEM = 64 * 1024;

    private final HttpClient client;
    private final Duration silence;
    private final Duration longestCall;

    AudioHttp(Duration silence, Duration longestCall) {
        this.silence = silence;
        this.longestCall = longestCall;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(3))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What a call does with the lines before the last. */
    interface LineConsumer {
        void accept(JsonObject line) throws IOException;
    }

    /** @return the line of type {@code result} */
    JsonObject call(HttpRequest request, LineConsumer lines) throws AudioServiceException, InterruptedException {
        return call(request, ended -> {}, lines);
    }

    /**
     * Posts a long body.
     *
     * @param content read on the calling thread, as it may come from the container's beans, which no other thread may use
     * @return the line of type {@code result}
     */
    JsonObject send(HttpRequest.Builder request, Supplier<InputStream> content, LineConsumer lines)
            throws AudioServiceException, InterruptedException {
        try (BodyPump pump = new BodyPump(silence)) {
            return call(request.POST(pump.publisher()).build(), ended -> pump.run(content.get(), ended), lines);
        }
    }

    private interface Sending {
        void run(BooleanSupplier ended) throws IOException, InterruptedException;
    }

    private JsonObject call(HttpRequest request, Sending sending, LineConsumer lines)
            throws AudioServiceException, InterruptedException {
        long deadline = System.nanoTime() + longestCall.toNanos();
        LineQueue queue = new LineQueue(silence);
        CompletableFuture<HttpResponse<Object>> exchange =
                client.sendAsync(request, response -> response.statusCode() == 200 ? toLines(queue) : toProblem());
        try {
            sending.run(() -> exchange.isDone() || isPast(deadline));
            failAfter(deadline);
            HttpResponse<Object> response = exchange.get(silence.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw refusal(response, (byte[]) response.body());
            }
            return read(queue, lines, deadline);
        } catch (TimeoutException e) {
            throw new AudioServiceException.Away(
                    "The audio service did not answer for " + silence.toSeconds() + " s", e);
        } catch (IOException
                | ExecutionException
                | JsonException
                | ClassCastException
                | NullPointerException
                | IllegalArgumentException e) {
            throw new AudioServiceException.Away("The audio service failed: " + said(e), e);
        } finally {
            exchange.cancel(true);
            queue.close();
        }
    }

    /** @return the state of a service that is ready; one that is still starting is busy */
    JsonObject health(HttpRequest request) throws AudioServiceException, InterruptedException {
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw refusal(response, response.body());
            }
            return parse(new String(response.body(), StandardCharsets.UTF_8));
        } catch (IOException | JsonException e) {
            throw new AudioServiceException.Away("The audio service failed: " + said(e), e);
        }
    }

    /** A refused connection, for one, says nothing itself. */
    private static String said(Exception failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static BodySubscriber<Object> toLines(LineQueue queue) {
        // Completes at once, so that lines can be taken while they arrive.
        return new EarlyBody(BodySubscribers.fromLineSubscriber(queue));
    }

    private static BodySubscriber<Object> toProblem() {
        return BodySubscribers.mapping(BodySubscribers.ofInputStream(), AudioHttp::firstBytes);
    }

    private static Object firstBytes(InputStream body) {
        try (body) {
            return body.readNBytes(LONGEST_PROBLEM);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private JsonObject read(LineQueue queue, LineConsumer lines, long deadline)
            throws IOException, AudioServiceException, InterruptedException {
        while (true) {
            failAfter(deadline);
            JsonObject line = parse(queue.take());
            switch (line.getString("type")) {
                case "result" -> {
                    return line;
                }
                case "error" -> throw failure(line.getString("code"), line.getString("message"));
                default -> lines.accept(line);
            }
        }
    }

    private void failAfter(long deadline) throws AudioServiceException {
        if (isPast(deadline)) {
            throw new AudioServiceException.Broken("It did not end within " + longestCall);
        }
    }

    private static boolean isPast(long deadline) {
        return System.nanoTime() - deadline > 0;
    }

    private static AudioServiceException refusal(HttpResponse<?> response, byte[] body) {
        if (response.statusCode() == 503) {
            return new AudioServiceException.Busy(response.headers()
                    .firstValue("Retry-After")
                    .filter(value -> value.matches("\\d{1,4}"))
                    .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                    .orElse(USUAL_RETRY));
        } else if (response.statusCode() >= 500 || response.statusCode() == 404) {
            return new AudioServiceException.Away("It answered " + response.statusCode(), null);
        }
        try {
            JsonObject problem = Json.read(body);
            return failure(problem.getString("code", "refused"), problem.getString("detail", "It was refused."));
        } catch (JsonException e) {
            return new AudioServiceException.Away("It answered " + response.statusCode() + " and rubbish", e);
        }
    }

    private static AudioServiceException failure(String code, String message) {
        return REFUSALS.contains(code)
                ? new AudioServiceException.Refused(code, message)
                : new AudioServiceException.Broken(code + ": " + message);
    }

    private static JsonObject parse(String line) {
        return Json.read(line);
    }
}
