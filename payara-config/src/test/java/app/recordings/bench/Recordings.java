package app.recordings.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The product as its callers see it. */
final class Recordings implements Service {
    private static final String PATH = "/api/v1/recordings";
    private static final int SIZE = 16 << 10;
    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private final InetSocketAddress address;
    private final List<String> keys;
    private final Database database;
    private final List<Supplier<byte[]>> submissions;
    private final AtomicInteger turn = new AtomicInteger();

    Recordings(InetSocketAddress address, List<String> keys, Database database) {
        this.address = address;
        this.keys = keys;
        this.database = database;
        submissions = keys.stream().map(key -> submissions(key, SIZE)).toList();
    }

    private static Supplier<byte[]> submissions(String key, int size) {
        var request = Bytes.post(PATH, Bytes.wav(size), authorization(key), "Content-Type: audio/wav");
        return Bytes.unique(request, request.length - Long.BYTES);
    }

    private static String authorization(String key) {
        return "Authorization: Bearer " + key;
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public byte[] submission() {
        return submissions
                .get(Math.floorMod(turn.getAndIncrement(), submissions.size()))
                .get();
    }

    @Override
    public int accepted() {
        return 202;
    }

    Submission ofSize(int size) {
        return new Submission(submissions(keys.get(0), size), accepted(), (id, asked) -> {});
    }

    @Override
    public List<byte[]> listening() {
        return keys.stream()
                .map(key -> Bytes.get("/api/v1/events", authorization(key), "Accept: text/event-stream"))
                .toList();
    }

    @Override
    public Optional<String> done(String event) {
        return event.contains("\"type\":\"recording.completed\"")
                ? Optional.ofNullable(Message.field(event, "recordingId"))
                : Optional.empty();
    }

    /** A read by the first caller. */
    byte[] get(String path, String... headers) {
        var all = Stream.concat(Stream.of(authorization(keys.get(0))), Stream.of(headers))
                .toArray(String[]::new);
        return Bytes.get(path, all);
    }

    /** The path of one that the first caller submits now; a product that has just begun may refuse at first. */
    String submit() {
        var id = await("a recording is taken")
                .atMost(LONGEST_START)
                .ignoreException(IOException.class)
                .until(this::taken, Objects::nonNull);
        return PATH + "/" + id;
    }

    private String taken() throws IOException {
        try (var wire = Wire.connect(address)) {
            var made = wire.ask(submissions.get(0).get());
            return made.status() == accepted() ? Message.field(made.text(), "id") : null;
        }
    }

    @Override
    public void awaitIdle() {
        database.awaitNone("select count(*) from job where status in ('queued', 'processing')");
    }
}
