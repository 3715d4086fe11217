package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two nodes on one database and broker, which clients may mix as they like. */
@ExtendWith(Fakes.class)
@ResourceLock(Fakes.LOCK)
class TwoNodesIT {
    private static final int WRITERS = 64;
    private static final int RECORDINGS_EACH = 3;
    private static final int CONNECTIONS = 16;
    private static final int CREATED = 200;

    private static URI other;

    private final Client here = Fakes.client();
    private final Client there = new Client(other, here.headers());

    @BeforeAll
    static void startTheOther() throws IOException {
        other = Fakes.product().startAnotherNode();
    }

    @AfterAll
    static void stopTheOther() throws InterruptedException {
        Fakes.product().stopOtherNodes();
    }

    @Test
    void listenersOfBothHearWhatManyWriteInOneOrder() throws Exception {
        var wanderer = new Wanderer(List.of(here, there));
        try (var socket = EventSocket.open(here, "");
                var source = EventSource.open(there, "")) {
            var wandering = Executors.newSingleThreadExecutor();
            var heard = wandering.submit(() -> wanderer.hear(WRITERS * RECORDINGS_EACH));
            wandering.shutdown();
            var ids = together(
                    WRITERS, WRITERS * RECORDINGS_EACH, number -> on(number).accepted(Sound.silence(100)));

            socket.events().await("recording.completed", ids.size());
            source.events().await("recording.completed", ids.size());
            var order = order(socket.events().stored());
            assertThat(order).isSorted().doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3 * ids.size());
            assertThat(order(source.events().stored())).isEqualTo(order);
            assertThat(order(heard.get(1, TimeUnit.MINUTES))).isEqualTo(order);
            assertThat(socket.events().of("recording.completed").stream().map(Event::recordingId))
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void whatAnApplicationMayDoIsCountedOnBothTogether() throws IOException {
        var operator = Client.bearer(Fakes.product().url(), Fakes.product().administratorKey());
        json(operator, "PUT", application() + "/quotas", "{\"requestsPerMinute\": 100}")
                .is(200);
        // Every node holds to it within five seconds.
        for (var node : List.of(here, there)) {
            await().until(() ->
                    node.get("/api/v1/recordings").header("RateLimit-Policy").contains("q=100;"));
        }
        var admitted = IntStream.range(0, 150)
                .filter(number -> on(number).get("/api/v1/recordings").status() == 200)
                .count();
        // Some were used while that was waited for, and a tenth more or less may be given out.
        assertThat(admitted).isBetween(50L, 110L);
    }

    private static List<Long> order(List<Event> events) {
        return events.stream().map(event -> Long.valueOf(event.id())).toList();
    }

    /** Someone whose connection breaks all the time, and who goes on at the other node. */
    private record Wanderer(List<Client> nodes) {
        private static final int STAY = 40;

        List<Event> hear(int completed) {
            var all = new ArrayList<Event>();
            var after = "0";
            for (int stay = 0; count(all) < completed; stay++) {
                try (var socket = EventSocket.open(nodes.get(stay % nodes.size()), "?after=" + after)) {
                    int expected = completed - count(all);
                    var events = socket.events();
                    events.awaitStored(Math.min(STAY, expected));
                    all.addAll(events.stored());
                    after = all.get(all.size() - 1).id();
                }
            }
            return all;
        }

        private static int count(List<Event> events) {
            return (int) events.stream()
                    .filter(event -> event.type().equals("recording.completed"))
                    .count();
        }
    }

    @Test
    void aTicketOfOneOpensOneStreamOnAny() throws Exception {
        var ticket = here.call("POST", "/api/v1/events/tickets").is(201).json().path("ticket");
        var answers = together(
                10,
                10,
                number ->
                        EventSocket.handshake(new Client(on(number).base(), List.of()), "?ticket=" + ticket.asText()));
        assertThat(answers).containsOnly(101, 401).containsOnlyOnce(101);
    }

    @Test
    void aKeyRevokedAtOneIsRefusedByTheOtherAtOnce() throws Exception {
        var application = application();
        var added = here.call("POST", application + "/keys").is(201).json();
        var second = Client.bearer(other, added.path("apiKey").asText());
        try (var socket = EventSocket.open(second, "")) {
            second.get("/api/v1/recordings").is(200);
            here.call("DELETE", application + "/keys/" + added.path("id").asText())
                    .is(204);
            second.get("/api/v1/recordings").isProblem(401, "unauthenticated");
            assertThat(socket.closed().get(5, TimeUnit.SECONDS)).isEqualTo(4401);
        }
    }

    @Test
    void chatsAndMessagesAreNumberedWithoutGapOrDouble() throws Exception {
        var application = application();
        var expected = IntStream.rangeClosed(1, CREATED).boxed().toList();
        for (var path : List.of("/chats", "/chats/1/messages")) {
            var numbers = together(CONNECTIONS, CREATED, number -> json(
                            on(number), "POST", application + path, "{\"body\": \"Hello\"}")
                    .is(201)
                    .json()
                    .path("number")
                    .asInt());
            assertThat(numbers).as(path).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void whatOneChangedTheOtherShowsAtOnce() throws Exception {
        var chats = application() + "/chats";
        for (int i = 0; i < CONNECTIONS; i++) {
            json(here, "POST", chats, "{}").is(201);
        }
        var titles = IntStream.rangeClosed(0, CREATED / CONNECTIONS)
                .mapToObj(i -> "Title " + i)
                .toList();
        assertThat(together(CONNECTIONS, CONNECTIONS, number -> changed(chats + "/" + (number + 1), titles)))
                .containsOnly(titles);
    }

    /** Gives the chat one title after the other, at one node and the other in turn. @return what the other then shows */
    private List<String> changed(String chat, List<String> titles) {
        var read = new ArrayList<String>();
        for (var title : titles) {
            json(on(read.size()), "PUT", chat, "{\"title\": \"" + title + "\"}").is(200);
            read.add(on(read.size() + 1).get(chat).is(200).json().path("title").asText());
        }
        return read;
    }

    /** So many calls, numbered from 0, by so many threads; what they gave, or the first failure. */
    private static <T> List<T> together(int threads, int calls, IntFunction<T> call) throws Exception {
        var executor = Executors.newFixedThreadPool(threads);
        try {
            var results = new ArrayList<T>();
            for (var result : executor.invokeAll(IntStream.range(0, calls)
                    .mapToObj(number -> (Callable<T>) () -> call.apply(number))
                    .toList())) {
                results.add(result.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    private Client on(int number) {
        return number % 2 == 0 ? here : there;
    }

    private String application() {
        return "/api/v1/applications/"
                + here.get("/api/v1/applications")
                        .is(200)
                        .json()
                        .at("/data/0/token")
                        .asText();
    }

    private static Answer json(Client client, String method, String path, String body) {
        return client.send(client.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }
}
