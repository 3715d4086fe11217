package app.recordings.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A small service of Node for the same work, whose script is elsewhere: a web process and a worker on PostgreSQL. Both are
 * stopped (SIGSTOP) while they are not measured.
 */
final class Reference implements Service, AutoCloseable {
    private static final String BOUNDARY = "rec0rdings";
    private static final String SCRIPT = "ref.cjs";

    private final InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 18100);
    private final Database database;
    private final List<Process> roles = new ArrayList<>();
    private final Supplier<byte[]> submissions;

    private Reference(Database database) {
        this.database = database;
        var start = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\nu@example.com\r\n--"
                + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"r.wav\"\r\n"
                + "Content-Type: audio/wav\r\n\r\n";
        var end = "\r\n--" + BOUNDARY + "--\r\n";
        var body = Bytes.joined(start, Bytes.wav(16 << 10), end);
        var request = Bytes.post("/rec", body, "Content-Type: multipart/form-data; boundary=" + BOUNDARY);
        submissions = Bytes.unique(request, request.length - end.length() - Long.BYTES);
    }

    /** Whether Node is here, the script in the folder, and its libraries beside it. */
    static boolean isPresent(Path folder) {
        return Programs.are("node")
                && Files.exists(folder.resolve(SCRIPT))
                && Files.isDirectory(folder.resolve("node_modules"));
    }

    static Reference start(Path folder, Database database) throws IOException {
        var reference = new Reference(database);
        for (var role : List.of("web", "worker")) {
            var builder = new ProcessBuilder("node", folder.resolve(SCRIPT).toString(), role)
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "bench-reference-" + role + ".log")
                            .toFile());
            builder.environment().putAll(database.environment());
            reference.roles.add(builder.start());
        }
        await("the reference service").atMost(Duration.ofSeconds(30)).until(reference::answers);
        return reference;
    }

    private boolean answers() {
        try {
            Wire.connect(address).close();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    void rest() throws IOException, InterruptedException {
        signal("STOP");
    }

    private void signal(String name) throws IOException, InterruptedException {
        for (var role : roles) {
            new ProcessBuilder("kill", "-" + name, Long.toString(role.pid()))
                    .start()
                    .waitFor();
        }
    }

    Processes processes(Processes ofProduct) {
        return ofProduct
                .with("reference web", roles.get(0).pid())
                .with("reference worker", roles.get(1).pid());
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public byte[] submission() {
        return submissions.get();
    }

    @Override
    public int accepted() {
        return 202;
    }

    @Override
    public List<byte[]> listening() {
        return List.of(Bytes.get("/events", "Accept: text/event-stream"));
    }

    @Override
    public Optional<String> done(String event) {
        return event.contains("\"COMPLETED\"") ? Optional.ofNullable(Message.field(event, "id")) : Optional.empty();
    }

    @Override
    public void awaitIdle() {
        database.awaitNone("select count(*) from yard.job where status = 'QUEUED'");
    }

    @Override
    public void close() {
        roles.forEach(Process::destroyForcibly);
    }
}
