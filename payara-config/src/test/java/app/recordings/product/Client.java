package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.ProductSession;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Someone who calls the API.
 *
 * @param base of the product, without a final slash
 * @param headers names and values in turn, sent with every request
 */
record Client(URI base, List<String> headers) {
    static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Duration LONGEST_WORK = Duration.ofMinutes(3);
    private static final Set<String> FINAL = Set.of("completed", "failed", "cancelled");

    /** A new application with its key. */
    static Client application() {
        return application(RunningProduct.url());
    }

    static Client application(URI base) {
        var answer = stranger(base)
                .send(stranger(base)
                        .request("/api/v1/applications")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"name\": \"test\"}")))
                .is(201);
        return bearer(base, answer.json().path("apiKey").asText());
    }

    static Client bearer(URI base, String key) {
        return new Client(base, List.of("Authorization", "Bearer " + key));
    }

    /** The operator, by the key that lies in the data folder. */
    static Client administrator() {
        return bearer(RunningProduct.url(), administratorKey());
    }

    static String administratorKey() {
        var file = ProductSession.product().configuration().data().resolve("admin-key");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Someone without credentials. */
    static Client stranger() {
        return stranger(RunningProduct.url());
    }

    private static Client stranger(URI base) {
        return new Client(base, List.of());
    }

    /** Someone who has opened the page, whose requests come from there. */
    static Client visitor() {
        var page = stranger().get("/").is(200);
        var cookie = page.header("Set-Cookie").split(";", 2)[0];
        return new Client(
                RunningProduct.url(),
                List.of("Cookie", cookie, "Origin", RunningProduct.url().toString()));
    }

    Client with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.addAll(List.of(name, value));
        return new Client(base, more);
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        return headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new AssertionError("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer call(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    Answer post(String path, String contentType, byte[] body) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    Answer upload(Sound sound) {
        return post("/api/v1/recordings", sound.contentType(), sound.bytes());
    }

    /** @return the id of a recording that was accepted */
    String accepted(Sound sound) {
        return upload(sound).is(202).json().path("id").asText();
    }

    JsonNode recording(String id) {
        return get(path(id)).is(200).json();
    }

    /** The recording once nothing more happens to it. */
    JsonNode ended(String id) {
        return await().atMost(LONGEST_WORK)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> recording(id),
                        it -> FINAL.contains(it.path("status").asText()));
    }

    /** The recording as completed. */
    JsonNode completed(String id) {
        var recording = ended(id);
        assertThat(recording.path("status").asText()).as(recording::toString).isEqualTo("completed");
        return recording;
    }

    static String path(String id) {
        return "/api/v1/recordings/" + id;
    }
}
