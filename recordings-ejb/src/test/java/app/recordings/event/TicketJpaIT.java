package app.recordings.event;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.security.Caller;
import app.recordings.security.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketJpaIT {
    private final Beans beans = new Beans();
    private final TicketService tickets = beans.get(TicketService.class);
    private final UUID owner = UUID.randomUUID();
    private final Caller caller = new Caller(owner, Caller.Kind.APPLICATION, UUID.randomUUID());

    @Test
    void ticketOpensOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            String secret = tickets.issue(caller).secret();
            List<Optional<Caller>> redeemed = Together.run(8, () -> tickets.redeem(secret));
            assertThat(redeemed.stream().flatMap(Optional::stream)).containsExactly(caller);
        }
    }

    @Test
    void ticketExpiresAfterThirtySeconds() {
        TicketService.Ticket early = tickets.issue(caller);
        TicketService.Ticket late = tickets.issue(caller);
        assertThat(early.expiresAt()).isEqualTo(beans.clock().instant().plusSeconds(30));
        beans.clock().advance(Duration.ofMillis(29_999));
        assertThat(tickets.redeem(early.secret())).contains(caller);
        beans.clock().advance(Duration.ofMillis(1));
        assertThat(tickets.redeem(late.secret())).isEmpty();
    }

    @Test
    void unknownTicketOpensNothing() {
        assertThat(tickets.redeem("")).isEmpty();
        assertThat(tickets.redeem(Secret.random(""))).isEmpty();
    }

    @Test
    void expiredTicketsAreRemoved() throws Exception {
        tickets.issue(caller);
        beans.clock().advance(Duration.ofSeconds(31));
        tickets.issue(new Caller(UUID.randomUUID(), Caller.Kind.VISITOR));
        assertThat(Sql.number("select count(*) from event_ticket where owner_id = ?", owner))
                .isZero();
    }

    @Test
    void onlyTheHashIsStored() throws Exception {
        String secret = tickets.issue(caller).secret();
        assertThat(Sql.column("select encode(token_hash, 'escape') from event_ticket where owner_id = ?", owner))
                .hasSize(1)
                .noneMatch(stored -> stored.contains(secret));
    }
}
