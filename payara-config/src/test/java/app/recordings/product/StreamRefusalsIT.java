package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Streams that do not open. */
class StreamRefusalsIT {
    private static final String FOREIGN = "https://evil.example";

    @Test
    void refusesStrangers() {
        assertThat(EventSocket.handshake(Client.stranger(), "")).isEqualTo(401);
        assertThat(EventSocket.handshake(Client.stranger(), "?ticket=unknown")).isEqualTo(401);
        assertThat(EventSocket.handshake(Client.bearer(RunningProduct.url(), "rk_wrong"), ""))
                .isEqualTo(401);
        Client.stranger().get("/api/v1/events").isProblem(401, "unauthenticated");
    }

    @Test
    void letsACookieInFromTheOwnPageOnly() {
        var visitor = Client.visitor();
        var cookie = List.of("Cookie", visitor.headers().get(1));
        var bare = new Client(visitor.base(), cookie);
        assertThat(EventSocket.handshake(visitor, "")).isEqualTo(101);
        assertThat(EventSocket.handshake(bare, "")).isEqualTo(403);
        assertThat(EventSocket.handshake(bare.with("Origin", FOREIGN), "")).isEqualTo(403);
        assertThat(EventSocket.handshake(bare.with("Origin", "null"), "")).isEqualTo(403);
    }

    @Test
    void letsAKeyInFromAnywhere() {
        assertThat(EventSocket.handshake(Client.application().with("Origin", FOREIGN), ""))
                .isEqualTo(101);
    }

    @Test
    void knowsNoOneElsesRecordings() {
        var id = Client.application().accepted(Sound.silence(200));
        var client = Client.application();
        for (var unknown : List.of(id, UUID.randomUUID().toString(), "x")) {
            for (var filter : List.of("?recordingId=", "?jobId=")) {
                client.get("/api/v1/events" + filter + unknown).isProblem(404, "not-found");
                assertThat(EventSocket.handshake(client, filter + unknown)).isEqualTo(404);
            }
        }
    }

    @Test
    void understandsOnlyIdsToReplayFrom() {
        var client = Client.application();
        for (var wrong : List.of("x", "-1", "99999999999999999999")) {
            client.get("/api/v1/events?after=" + wrong).isProblem(400, "invalid-parameter");
            assertThat(EventSocket.handshake(client, "?after=" + wrong)).isEqualTo(400);
        }
    }
}
