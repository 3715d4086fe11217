package app.recordings.audio.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.recordings.audio.AudioConfig;
import app.recordings.audio.Engines;
import app.recordings.audio.Loading;
import app.recordings.audio.media.Ffmpeg;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A service whose engines never load refuses every call; the client sends all it has before it looks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {
    private static final int LIMIT = 4_000_000;
    private static final String CHUNK = "10000\r\n" + "x".repeat(0x10000) + "\r\n";

    private final AudioServer server = new AudioServer(
            AudioConfig.from(Map.of("RECORDINGS_AUDIO_BODY_LIMIT", Integer.toString(LIMIT))),
            new Engines(new Loading<>("a", () -> null), new Loading<>("b", () -> null), new Loading<>("c", () -> null)),
            new Ffmpeg(Path.of("none")));

    @BeforeAll
    void start() throws IOException {
        server.start();
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @RepeatedTest(40)
    void isReadByAClientThatSendsItsWholeBodyFirst() throws IOException {
        try (Socket socket = socket()) {
            send(socket, "POST /transcriptions HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n");
            send(socket, "x".repeat(3_000_000));
            assertThat(answer(socket))
                    .startsWith("HTTP/1.1 503")
                    .contains("\r\nRetry-After: 3")
                    .contains("\"starting\"");
        }
    }

    @RepeatedTest(10)
    void isReadByAClientThatDoesNotTellItsLength() throws IOException {
        try (Socket socket = socket()) {
            send(socket, "POST /corrections HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 40; i++) {
                send(socket, CHUNK);
            }
            send(socket, "0\r\n\r\n");
            assertThat(answer(socket)).startsWith("HTTP/1.1 415");
        }
    }

    @Test
    void isReadByAClientThatSlowlyGoesOnSending() throws IOException {
        try (Socket socket = socket()) {
            send(socket, "POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n");
            byte[] first = socket.getInputStream().readNBytes(12);
            assertThat(new String(first, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 404");
            send(socket, "x".repeat(3_000_000));
            assertThat(answer(socket)).contains("\"not-found\"");
        }
    }

    @Test
    void comesAtOnceToAClientThatWaitsForPermission() throws IOException {
        try (Socket socket = socket()) {
            send(
                    socket,
                    "POST /speech HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 9\r\n"
                            + "Content-Type: application/json\r\n\r\n");
            assertThat(answer(socket)).startsWith("HTTP/1.1 503");
        }
    }

    @Test
    void endsAnEndlessBody() throws IOException {
        try (Socket socket = socket()) {
            send(socket, "POST /transcriptions HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n");
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> sendTimes(socket, 1000));
        }
    }

    private static void sendTimes(Socket socket, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            send(socket, CHUNK);
        }
    }

    private Socket socket() throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
