package app.recordings.correction.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.correction.AudioServiceException;
import app.recordings.correction.Spoken;
import app.recordings.trace.Tracing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** An audio service that a test writes the script of, and the client that is tested on it. */
@Timeout(30)
abstract class AudioServerTest {
    static final Duration SHORT = Duration.ofMillis(400);
    static final Duration LONG = Duration.ofSeconds(20);
    static final Duration SOON = Duration.ofSeconds(5);
    static final DoubleConsumer DEAF = progress -> {};
    static final Spoken ENGLISH = new Spoken("en", List.of());
    static final String RECOGNISED = """
            {"type":"result","text":"hello","language":"en","durationMs":1500,
            "words":[{"text":"hello","startMs":10,"endMs":400,"confidence":0.9}],"peaks":[-3,87],"engine":"sphinx4"}
            """.replace("\n", "");

    AudioServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    interface Action {
        void run() throws Exception;
    }

    HttpAudioService service(Duration silence, AudioServer.Script script) throws IOException {
        server = new AudioServer(script);
        return service(server.url(), silence);
    }

    static HttpAudioService service(URI url, Duration silence) {
        HttpAudioService service = new HttpAudioService();
        service.tracing = new Tracing();
        service.config = new AudioServiceConfig();
        service.config.url = url;
        service.config.silence = silence;
        service.config.longestCall = LONG;
        service.open();
        return service;
    }

    static void assertAway(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(AudioServiceException.Away.class);
    }

    static void assertWithin(Duration limit, Action action) throws Exception {
        long start = System.nanoTime();
        action.run();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
    }

    static Supplier<InputStream> audio(String content) {
        return () -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
