package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Hearing of changes, by server-sent events and by WebSocket. */
class EventsIT {
    private static final String[] LIFE = {"recording.queued", "recording.processing", "recording.completed"};

    private final Client client = Client.application();

    @Test
    void bothKindsOfStreamTellAWholeLifeInOrder() {
        try (var source = EventSource.open(client, "");
                var socket = EventSocket.open(client, "")) {
            var id = client.accepted(Sound.clip());
            for (var events : List.of(source.events(), socket.events())) {
                events.await("recording.completed", 1);
                assertThat(events.storedTypes()).containsExactly(LIFE);
                assertThat(events.stored().stream().map(Event::recordingId)).containsOnly(id);
                assertThat(ids(events)).isSorted().doesNotHaveDuplicates();
                isProgressOf(id, events.of("recording.progress"));
            }
            assertThat(ids(source.events())).isEqualTo(ids(socket.events()));
        }
    }

    private static List<Long> ids(Events events) {
        return events.stored().stream().map(event -> Long.valueOf(event.id())).toList();
    }

    private static void isProgressOf(String id, List<Event> progress) {
        assertThat(progress).isNotEmpty().allSatisfy(event -> {
            assertThat(event.isStored()).isFalse();
            assertThat(event.recordingId()).isEqualTo(id);
            assertThat(event.json().path("stage").asText()).isIn("recognising", "correcting", "speaking");
            assertThat(event.json().path("progress").asDouble()).isBetween(0.0, 1.0);
        });
    }

    @Test
    void anEventSaysWhatItIsAbout() {
        var made = client.upload(Sound.silence(300)).is(202).json();
        client.completed(made.path("id").asText());
        try (var source = EventSource.open(client, "?after=0")) {
            var event = source.events().await("recording.completed", 1).get(0);
            assertThat(event.json().path("id").asText()).isEqualTo(event.id());
            assertThat(event.json().path("type").asText()).isEqualTo(event.type());
            assertThat(event.json().path("status").asText()).isEqualTo("completed");
            assertThat(event.json().path("attempt").asInt()).isOne();
            assertThat(event.json().path("jobId").asText())
                    .isEqualTo(made.path("jobId").asText());
            assertThat(event.json().path("error").isNull()).isTrue();
            assertThat(event.json().path("at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        }
    }

    @Test
    void replaysExactlyWhatWasMissed() {
        var first = client.accepted(Sound.silence(300));
        client.completed(first);
        String last;
        try (var source = EventSource.open(client, "?after=0")) {
            last = source.events().await("recording.completed", 1).get(0).id();
        }
        var second = client.accepted(Sound.silence(300));
        client.completed(second);
        try (var source = EventSource.open(client.with("Last-Event-ID", last), "");
                var socket = EventSocket.open(client, "?after=" + last)) {
            var third = client.accepted(Sound.silence(300));
            for (var events : List.of(source.events(), socket.events())) {
                events.await("recording.completed", 2);
                assertThat(events.storedTypes()).containsExactly(twice(LIFE));
                assertThat(events.stored().stream().map(Event::recordingId).distinct())
                        .containsExactly(second, third);
            }
        }
    }

    private static String[] twice(String... types) {
        return IntStream.range(0, 2 * types.length)
                .mapToObj(i -> types[i % types.length])
                .toArray(String[]::new);
    }

    @Test
    void startsFromWhereTheListEnds() {
        client.completed(client.accepted(Sound.silence(300)));
        var from = client.get("/api/v1/recordings").is(200).header("Last-Event-ID");
        var next = client.accepted(Sound.silence(300));
        try (var socket = EventSocket.open(client, "?after=" + from)) {
            socket.events().await("recording.completed", 1);
            assertThat(socket.events().storedTypes()).containsExactly(LIFE);
            assertThat(socket.events().stored().get(0).recordingId()).isEqualTo(next);
        }
    }

    @Test
    void narrowsToOneRecordingOrJob() {
        var made = client.upload(Sound.silence(300)).is(202).json();
        var id = made.path("id").asText();
        var job = made.path("jobId").asText();
        try (var byRecording = EventSource.open(client, "?after=0&recordingId=" + id);
                var byJob = EventSocket.open(client, "?after=0&jobId=" + job)) {
            var other = client.accepted(Sound.silence(300));
            client.completed(other);
            for (var events : List.of(byRecording.events(), byJob.events())) {
                events.await("recording.completed", 1);
                assertThat(events.storedTypes()).containsExactly(LIFE);
                assertThat(events.all().stream().map(Event::recordingId)).doesNotContain(other);
            }
        }
    }

    @Test
    void tellsOfADeletion() {
        var id = client.accepted(Sound.silence(300));
        client.completed(id);
        try (var socket = EventSocket.open(client, "")) {
            client.call("DELETE", Client.path(id)).is(204);
            assertThat(socket.events().await("recording.deleted", 1).get(0).recordingId())
                    .isEqualTo(id);
        }
        try (var source = EventSource.open(client, "?after=0")) {
            source.events().await("recording.deleted", 1);
            assertThat(source.events().storedTypes()).containsExactly("recording.deleted");
        }
    }

    @Test
    void anotherCallerHearsNothing() {
        var other = Client.application();
        try (var socket = EventSocket.open(other, "?after=0");
                var source = EventSource.open(other, "?after=0")) {
            client.completed(client.accepted(Sound.silence(300)));
            // an event of its own shows that what came before has been told
            other.completed(other.accepted(Sound.silence(300)));
            for (var events : List.of(source.events(), socket.events())) {
                events.await("recording.completed", 1);
                assertThat(events.storedTypes()).containsExactly(LIFE);
            }
        }
    }

    @Test
    void showsThatItIsAliveEveryFifteenSeconds() {
        try (var source = EventSource.open(client, "");
                var socket = EventSocket.open(client, "")) {
            int atOpen = 1;
            await().atMost(Duration.ofSeconds(17))
                    .until(() -> source.events().heartbeats() > atOpen
                            && socket.events().heartbeats() > 0);
        }
    }

    @Test
    void aTicketOpensOneStreamOnly() {
        var answer = client.call("POST", "/api/v1/events/tickets").is(201);
        var ticket = answer.json().path("ticket").asText();
        assertThat(answer.json().path("expiresAt").asText()).isNotBlank();
        var attempts = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> EventSocket.handshake(Client.stranger(), "?ticket=" + ticket)))
                .toList();
        var statuses = attempts.stream().map(CompletableFuture::join).toList();
        assertThat(statuses).containsOnly(101, 401).containsOnlyOnce(101);
    }

    @Test
    void aTicketHearsWhatItsOwnerDoes() {
        var ticket =
                client.call("POST", "/api/v1/events/tickets").is(201).json().path("ticket");
        try (var socket = EventSocket.open(Client.stranger(), "?ticket=" + ticket.asText())) {
            var id = client.accepted(Sound.silence(300));
            assertThat(socket.events().await("recording.queued", 1).get(0).recordingId())
                    .isEqualTo(id);
        }
    }

    @Test
    void aTicketOpensAnEventSourceToo() {
        var ticket =
                client.call("POST", "/api/v1/events/tickets").is(201).json().path("ticket");
        try (var source = EventSource.open(Client.stranger(), "?ticket=" + ticket.asText())) {
            var id = client.accepted(Sound.silence(300));
            assertThat(source.events().await("recording.queued", 1).get(0).recordingId())
                    .isEqualTo(id);
        }
        Client.stranger().get("/api/v1/events?ticket=" + ticket.asText()).isProblem(401, "unauthenticated");
    }

    @Test
    void anIdThatWasNeverGivenResetsTheClient() {
        try (var socket = EventSocket.open(client, "?after=" + Long.MAX_VALUE)) {
            var id = client.accepted(Sound.silence(300));
            socket.events().await("recording.queued", 1);
            assertThat(socket.events().all().get(0).type()).isEqualTo("reset");
            assertThat(socket.events().stored().get(0).recordingId()).isEqualTo(id);
        }
    }

    @Test
    void revokedKeyEndsItsStreamsAndOpensNothing() throws Exception {
        var made = Client.stranger()
                .post("/api/v1/applications", "application/json", "{\"name\": \"x\"}".getBytes(UTF_8))
                .is(201)
                .json();
        var first = Client.bearer(client.base(), made.path("apiKey").asText());
        var keys = "/api/v1/applications/" + made.path("token").asText() + "/keys";
        client.call("POST", keys).isProblem(404, "not-found");
        var added = first.call("POST", keys).is(201).json();
        var second = Client.bearer(client.base(), added.path("apiKey").asText());
        var ticket =
                second.call("POST", "/api/v1/events/tickets").is(201).json().path("ticket");
        try (var kept = EventSocket.open(first, "");
                var revoked = EventSocket.open(second, "");
                var byTicket = EventSocket.open(Client.stranger(), "?ticket=" + ticket.asText())) {
            first.call("DELETE", keys + "/" + added.path("id").asText()).is(204);
            second.get("/api/v1/recordings").isProblem(401, "unauthenticated");
            assertThat(revoked.closed().get(5, TimeUnit.SECONDS)).isEqualTo(4401);
            assertThat(byTicket.closed().get(5, TimeUnit.SECONDS)).isEqualTo(4401);
            assertThat(kept.closed()).isNotDone();
        }
    }
}
