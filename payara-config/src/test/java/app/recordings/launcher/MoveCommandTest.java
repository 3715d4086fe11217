package app.recordings.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoveCommandTest {
    private static final String NODE_OPTIONS = "RECORDINGS_NODE_OPTIONS";

    @Test
    void withoutArgumentsNothingIsMoved() {
        assertThat(MoveCommand.of(new String[0])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "move-storage",
                "move-storage --to=",
                "move-storage --to=disk",
                "move --to=file",
                "x",
                "move-storage --to=file now"
            })
    void otherArgumentsAreRefusedInASentence(String arguments) {
        assertThatThrownBy(() -> MoveCommand.of(arguments.split(" ", -1)))
                .isInstanceOf(LaunchException.class)
                .hasMessage(
                        "'" + arguments
                                + "' is no command: give none, or move-storage --to= with database, file or s3, or backup, or restore.");
    }

    @Test
    void nodeReadsTheOldStoreAndWritesTheNewOne() {
        var command = MoveCommand.of(new String[] {"move-storage", "--to=file"}).orElseThrow();
        assertThat(command.environment(Map.of(NODE_OPTIONS, "-Xmx4g")))
                .containsEntry(NODE_OPTIONS, "-Xmx4g -Drecordings.storage=file -Drecordings.storage.from=database");
        assertThat(command.environment(Map.of("RECORDINGS_STORAGE", "s3")))
                .containsEntry(NODE_OPTIONS, "-Drecordings.storage=file -Drecordings.storage.from=s3");
        assertThatThrownBy(() -> command.environment(Map.of("RECORDINGS_STORAGE", "file")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("already");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "200, |{\"checks\":[{\"name\":\"store\",\"status\":\"UP\",\"data\":{\"moving\":\"false\"}}]}|, true",
                "200, |{\"checks\":[{\"name\":\"store\",\"status\":\"UP\",\"data\":{\"moving\":\"true\"}}]}|, false",
                "200, |{\"status\":\"UP\",\"checks\":[]}|, false",
                "503, |{\"checks\":[{\"name\":\"store\",\"status\":\"DOWN\",\"data\":{\"moving\":\"false\"}}]}|, false"
            })
    void isDoneWhenAReadyNodeSaysSo(int status, String health, boolean isDone) throws IOException {
        var node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/health/ready", exchange -> {
            var body = health.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        node.start();
        try {
            var url = URI.create("http://127.0.0.1:" + node.getAddress().getPort());
            assertThat(new MoveCommand("file").isDone(url)).isEqualTo(isDone);
        } finally {
            node.stop(0);
        }
    }
}
