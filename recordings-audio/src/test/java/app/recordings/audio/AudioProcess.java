package app.recordings.audio;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The service as the launcher starts it: a JVM of its own. */
public final class AudioProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    public AudioProcess(Map<String, String> environment, String... jvmOptions) throws IOException {
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "audio-process-");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> words = new ArrayList<>(List.of(java.toString(), "-Xmx1000m", "-XX:+UseSerialGC"));
        words.addAll(List.of(jvmOptions));
        words.addAll(List.of("-cp", classPath(), "app.recordings.audio.Main"));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment()
                .put("RECORDINGS_AUDIO_PORT_FILE", folder.resolve("port").toString());
        builder.environment()
                .put("RECORDINGS_AUDIO_TEMP", folder.resolve("temp").toString());
        builder.environment().putAll(environment);
        process =
                builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("port")) || !process.isAlive());
        port = Integer.parseInt(Files.readString(folder.resolve("port")));
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    public Path log() {
        return folder.resolve("log");
    }

    public Path temp() {
        return folder.resolve("temp");
    }

    public Process process() {
        return process;
    }

    public int port() {
        return port;
    }

    /** The programs it runs at the moment. */
    public List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    public void awaitReady() {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> get("/health").statusCode() == 200);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    public JsonNode health() throws IOException, InterruptedException {
        return JSON.readTree(get("/health").body());
    }

    public Reply post(String path, BodyPublisher body, String contentType) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", contentType)
                .timeout(Duration.ofMinutes(2))
                .POST(body)
                .build();
        return Reply.of(client.send(request, BodyHandlers.ofString()));
    }

    public Reply transcribe(Path audio) throws IOException, InterruptedException {
        return post("/transcriptions?language=en", BodyPublishers.ofFile(audio), "application/octet-stream");
    }

    public Reply correct(String text) throws IOException, InterruptedException {
        return postText("/corrections", text);
    }

    public Reply speak(String text) throws IOException, InterruptedException {
        return postText("/speech", text);
    }

    private Reply postText(String path, String text) throws IOException, InterruptedException {
        String json =
                JSON.createObjectNode().put("text", text).put("language", "en").toString();
        return post(path, BodyPublishers.ofString(json), "application/json");
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Waits until the engines have been used once, so that what they cost is what they will cost. */
    public void awaitWarm() {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> Files.readString(log()).contains("Warm after"));
    }

    /** CPU time used so far, that of the programs it ran included, in seconds; see proc(5). */
    public double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks / 100.0;
    }

    /** Resident memory in MiB. */
    public long residentMebibytes() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(status -> status.startsWith("VmRSS"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join();
    }
}
