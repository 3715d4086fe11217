package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.ProductSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Clients whose sockets stay open though nobody reads them. */
class DeadClientsIT {
    private static final Duration LONGEST_DEAD = Duration.ofSeconds(30);

    private static final int SMALL_BUFFER = 4 << 10;

    /** Some megabytes, more than the system holds for a socket. */
    private static final int MORE_THAN_BUFFERS_HOLD = 30_000;

    private final Client client = Client.application();
    private final Insides inside = new Insides(ProductSession.product());

    @Test
    void areDroppedWithinThirtySecondsHoweverMuchIsStillToBeSentToThem() throws Exception {
        var busy = Client.application();
        writeBacklog(busy);
        try (var idle = RawSocket.open(client, "", 0);
                var full = RawSocket.open(busy, "?after=0", SMALL_BUFFER);
                var living = EventSocket.open(client, "")) {
            assertThat(List.of(idle, full)).allMatch(this::isOpen);
            await().atMost(LONGEST_DEAD).until(() -> !isOpen(idle) && !isOpen(full));
            while (idle.read(event -> {})) {}
            assertThat(idle.closeCode()).isEqualTo(4408);
            assertThat(living.closed()).isNotDone();
            client.accepted(Sound.silence(100));
            living.events().await("recording.queued", 1);
        }
    }

    /** Whether the node holds its side of it open. */
    private boolean isOpen(RawSocket socket) {
        try {
            return inside.connections().contains(socket.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeBacklog(Client owner) throws SQLException, IOException {
        var token = owner.get("/api/v1/applications").is(200).json().at("/data/0/token");
        try (var database = inside.database()) {
            WrittenEvents.writeBefore(database, UUID.fromString(token.asText()), MORE_THAN_BUFFERS_HOLD);
        }
    }
}
