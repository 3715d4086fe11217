package app.recordings.audio.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import app.recordings.audio.work.Failure;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineHttpTest {
    private final FakeServer server = new FakeServer();
    private final Work work = new Work();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void postsWithTheSecretAndReturnsTheAnswer() throws IOException {
        server.answers(200, "hello");
        assertThat(post(Duration.ofSeconds(5))).isEqualTo("hello");
        assertThat(server.path()).isEqualTo("/path");
        assertThat(server.authorization()).isEqualTo("Bearer secret");
        assertThat(server.asked()).isEqualTo("body");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 404, 429, 500, 503})
    void failsWhenTheServerRefuses(int status) {
        server.answers(status, "nothing");
        assertFails(Duration.ofSeconds(5), "answered " + status);
    }

    @Test
    void failsWhenTheServerIsSilent() {
        server.isSilent();
        assertFails(Duration.ofMillis(300), "did not answer within");
    }

    @Test
    void failsWhenTheAnswerHasNoEnd() {
        server.answers(200, new byte[(64 << 20) + 1]);
        assertFails(Duration.ofSeconds(20), "broke off");
    }

    @Test
    void failsWhenNobodyListens() {
        EngineChoice nobody = new EngineChoice(
                "chat", Optional.of(URI.create("http://127.0.0.1:9")), Optional.empty(), Optional.empty());
        EngineHttp http = new EngineHttp(nobody, Duration.ofSeconds(5));
        assertThatExceptionOfType(WorkException.class)
                .isThrownBy(() -> http.post("/path", "text/plain", BodyPublishers.noBody(), work))
                .withMessageContaining("cannot be reached");
    }

    @Test
    void endsWithTheWork() {
        server.isSilent();
        CompletableFuture<String> call = CompletableFuture.supplyAsync(() -> {
            try {
                return post(Duration.ofMinutes(5));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        await().until(server::wasAsked);
        work.cancel();
        assertThat(call)
                .failsWithin(Duration.ofSeconds(2))
                .withThrowableThat()
                .withRootCauseInstanceOf(CancellationException.class);
    }

    @Test
    void keepsTheSecretOutOfLogs() {
        assertThat(server.choice("chat", "m").toString()).contains("chat").doesNotContain("secret");
    }

    private void assertFails(Duration limit, String message) {
        assertThatExceptionOfType(WorkException.class)
                .isThrownBy(() -> post(limit))
                .withMessageContaining(message)
                .extracting(WorkException::failure)
                .isEqualTo(Failure.ENGINE_FAILED);
    }

    private String post(Duration limit) throws IOException {
        EngineHttp http = new EngineHttp(server.choice("chat", "m"), limit);
        return new String(
                http.post("/path", "text/plain", BodyPublishers.ofString("body"), work), StandardCharsets.UTF_8);
    }
}
