package app.recordings.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One life of a product of its own beside the shared one: started, its launcher killed, started again, stopped. */
class LauncherLifeIT {
    private static final Duration LONGEST_START = Duration.ofMinutes(4);

    /** RFC 6455's registry. */
    private static final int SERVICE_RESTART = 1012;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Configuration configuration = ProductSession.fresh("life");
    private final List<LauncherProcess> started = new ArrayList<>();

    /** A failed assertion leaves no product behind. */
    @AfterEach
    void stop() {
        started.forEach(launcher -> launcher.process().destroy());
    }

    @Test
    void endsWithItsLauncherStartsAgainOnItsDataAndStopsWhenAsked() throws Exception {
        var first = start();
        var firstParts = awaitStarted(first);
        var key = registerApplication();

        first.process().destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(10)).until(() -> firstParts.stream().noneMatch(LauncherProcess::isAlive));

        var second = start();
        var secondParts = awaitStarted(second);
        assertThat(statusOf(key)).isEqualTo(200);
        var closed = listen(key);

        second.process().destroy();
        assertThat(second.end(20)).isEqualTo(143);
        assertThat(closed).isCompletedWithValue(SERVICE_RESTART);
        assertThat(secondParts).noneMatch(LauncherProcess::isAlive);
        assertThat(configuration.data().resolve("run")).isEmptyDirectory();
        assertThat(second.said()).containsSubsequence("node      stopped", "broker    stopped", "database  stopped");
    }

    private LauncherProcess start() throws IOException {
        var launcher = LauncherProcess.start(configuration);
        started.add(launcher);
        return launcher;
    }

    /** The pids of all parts. */
    private List<Long> awaitStarted(LauncherProcess launcher) {
        await().atMost(LONGEST_START)
                .until(() -> launcher.said().contains("Ctrl-C stops everything")
                        || !launcher.process().isAlive());
        return configuration.layout().parts().stream().map(this::pid).toList();
    }

    private long pid(Part part) {
        try {
            return Long.parseLong(Files.readString(configuration.data().resolve("run/" + part.label() + ".pid"))
                    .strip());
        } catch (IOException missing) {
            throw new IllegalStateException(part + " has no pid file", missing);
        }
    }

    private String registerApplication() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri("/api/v1/applications"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"keeps\"}"))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer.body().replaceFirst("(?s).*\"apiKey\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private int statusOf(String key) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri("/api/v1/recordings"))
                .header("Authorization", "Bearer " + key)
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** By WebSocket; completes with the code of its close. */
    private CompletableFuture<Integer> listen(String key) {
        var closed = new CompletableFuture<Integer>();
        client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + key)
                .buildAsync(
                        URI.create(uri("/ws/events").toString().replaceFirst("http", "ws")), new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                                closed.complete(code);
                                return null;
                            }
                        })
                .join();
        return closed;
    }

    private URI uri(String path) {
        return configuration.localUrl().resolve(path);
    }
}
