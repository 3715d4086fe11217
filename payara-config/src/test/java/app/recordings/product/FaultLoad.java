package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A client with many jobs, of which each fourth corrects the edited text of a recording and the others are for pictures. What
 * is refused or not answered it sends again, as a client does.
 */
final class FaultLoad {
    /** Jobs in all. */
    static final int SIZE = Integer.getInteger("recordings.faults.load", 200);

    /** An edited text takes as long as several of them. */
    private static final int WITH_PICTURES = 4;

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_REPLAY = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofSeconds(2);
    private static final String SUMMARY = "/api/v1/jobs/summary";

    private final Client client;
    private final List<String> recordings = new ArrayList<>();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private String before;
    private int completedBefore;
    private Thread sender;

    private FaultLoad(Client client) {
        this.client = client;
    }

    /** With recordings whose text can be edited. */
    static FaultLoad prepare(Client client) {
        var load = new FaultLoad(client);
        for (int i = 0; i < SIZE / WITH_PICTURES; i++) {
            load.recordings.add(client.accepted(Sound.silence(100)));
        }
        load.recordings.forEach(client::completed);
        return load;
    }

    /** Begins to send. */
    void begin() {
        accepted.clear();
        refused.set(0);
        before = client.get("/api/v1/jobs?limit=1").is(200).header("Last-Event-ID");
        completedBefore = count("completed");
        sender = new Thread(this::send, "load");
        sender.start();
    }

    private void send() {
        for (var recording : recordings) {
            var former = client.recording(recording).path("jobId").asText();
            until(() -> edit(recording, former));
            for (int i = 1; i < WITH_PICTURES; i++) {
                var key = UUID.randomUUID().toString();
                until(() -> picture(key));
            }
        }
    }

    private boolean edit(String recording, String former) {
        var answer = client.send(client.request(Client.path(recording) + "/transcript")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"text\": \"she go to work by bus\"}")));
        if (answer.status() == 503) {
            refused.incrementAndGet();
            return false;
        }
        // 409 when the answer to an earlier try was lost
        var job = client.recording(recording).path("jobId").asText();
        return !job.equals(former) && accepted.add(job);
    }

    private boolean picture(String key) {
        var json = "{\"type\": \"random-image\", \"parameters\": {\"query\": \"" + key + "\"}}";
        var answer = client.with("Idempotency-Key", key).post("/api/v1/jobs", "application/json", json.getBytes(UTF_8));
        if (answer.status() == 202) {
            return accepted.add(answer.json().path("id").asText());
        }
        if (answer.status() == 503) {
            refused.incrementAndGet();
        }
        return false;
    }

    /** Waits until so much of it, 0 to 1, was accepted, and so much completed. */
    void await(double acceptedPart, double completedPart) {
        until(() -> accepted.size() >= SIZE * acceptedPart && completed() >= SIZE * completedPart);
    }

    int completed() {
        return count("completed") - completedBefore;
    }

    /** Waits until all was accepted and nothing is open. */
    void awaitEnd() throws InterruptedException {
        sender.join(LONGEST.toMillis());
        until(() -> accepted.size() == SIZE && count("queued") + count("processing") == 0);
    }

    /** What the log of events tells of it. */
    Outcome outcome() {
        try (var source = EventSource.open(client, "?after=" + before)) {
            settle(() -> Outcome.of(source.events(), accepted).lost() == 0);
            // a second completion of a job comes after its first
            Awaitility.await().pollDelay(REST).until(() -> true);
            return Outcome.of(source.events(), accepted);
        }
    }

    /** What is lost even then is for the caller to tell. */
    private static void settle(Callable<Boolean> done) {
        try {
            Awaitility.await().atMost(LONGEST_REPLAY).until(done);
        } catch (ConditionTimeoutException stillLost) {
            Report.line("not all of it completed within " + LONGEST_REPLAY.toSeconds() + " s");
        }
    }

    int refused() {
        return refused.get();
    }

    private int count(String status) {
        return client.get(SUMMARY).is(200).json().path("byStatus").path(status).asInt();
    }

    private static void until(BooleanSupplier done) {
        Awaitility.await()
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(done::getAsBoolean);
    }
}
