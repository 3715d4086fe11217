package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Callers who record, read, edit and chat all the time, each call at another of the nodes that serve, as behind a proxy. None
 * tries anything again.
 */
final class UpgradeLoad {
    private static final int CALLERS = 3;
    private static final Duration LONGEST_WORK = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final List<Client> clients = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
    private final List<Thread> callers = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger completed = new AtomicInteger();
    private volatile List<URI> serving;
    private volatile boolean ended;

    UpgradeLoad(URI first) {
        serving = List.of(first);
        for (int i = 0; i < CALLERS; i++) {
            clients.add(Client.application(first));
        }
    }

    void begin() {
        for (var client : clients) {
            var caller = new Thread(() -> work(client), "upgrade-load");
            callers.add(caller);
            caller.start();
        }
    }

    void over(URI... nodes) {
        serving = List.of(nodes);
    }

    /** Lets what was begun come to its end. */
    void end() throws InterruptedException {
        ended = true;
        for (var caller : callers) {
            caller.join(2 * LONGEST_WORK.toMillis());
        }
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    int calls() {
        return calls.get();
    }

    int completed() {
        return completed.get();
    }

    List<Client> clients() {
        return clients;
    }

    private void work(Client client) {
        while (!ended) {
            try {
                turn(client);
            } catch (IllegalStateException told) {
                // among the errors
            }
        }
    }

    private void turn(Client client) {
        var id = call(202, () -> on(client).upload(Sound.silence(200)))
                .json()
                .path("id")
                .asText();
        awaitCompleted(client, id);
        call(202, () -> json(client, "PUT", Client.path(id) + "/transcript", "{\"text\": \"she go to work by bus\"}"));
        awaitCompleted(client, id);
        call(200, () -> on(client).get(Client.path(id) + "/transcript"));
        call(200, () -> on(client).get(Client.path(id) + "/corrected-audio"));
        call(200, () -> on(client).get("/api/v1/transcripts?q=bus"));
        var applications = call(200, () -> on(client).get("/api/v1/applications"));
        var chats = "/api/v1/applications/"
                + applications.json().at("/data/0/token").asText() + "/chats";
        var chat = call(201, () -> json(client, "POST", chats, "{\"title\": \"bus\"}"))
                .json()
                .path("number")
                .asText();
        call(201, () -> json(client, "POST", chats + "/" + chat + "/messages", "{\"body\": \"by bus\"}"));
        call(200, () -> on(client).get(chats + "/" + chat + "/messages"));
        call(200, () -> on(client).get("/api/v1/jobs/summary"));
    }

    private void awaitCompleted(Client client, String id) {
        try {
            var status = Awaitility.await()
                    .atMost(LONGEST_WORK)
                    .pollInterval(LOOK)
                    .until(() -> status(client, id), seen -> !seen.matches("queued|processing"));
            if (!status.equals("completed")) {
                throw failed(id + " is " + status);
            }
            completed.incrementAndGet();
        } catch (ConditionTimeoutException late) {
            throw failed(id + " was not completed within " + LONGEST_WORK);
        }
    }

    private String status(Client client, String id) {
        return call(200, () -> on(client).get(Client.path(id)))
                .json()
                .path("status")
                .asText();
    }

    private Client on(Client client) {
        var nodes = serving;
        return new Client(nodes.get(calls.get() % nodes.size()), client.headers());
    }

    private Answer json(Client client, String method, String path, String body) {
        var node = on(client);
        return node.send(node.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body, UTF_8)));
    }

    private Answer call(int expected, Supplier<Answer> call) {
        calls.incrementAndGet();
        Answer answer;
        try {
            answer = call.get();
        } catch (AssertionError none) {
            throw failed(none + " " + none.getCause());
        }
        if (answer.status() != expected) {
            throw failed(answer.status() + " " + answer.text());
        }
        return answer;
    }

    private IllegalStateException failed(String how) {
        errors.add(Instant.now() + " over " + serving.size() + " nodes: " + how);
        return new IllegalStateException(how);
    }
}
