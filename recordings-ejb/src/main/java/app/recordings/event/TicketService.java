package app.recordings.event;

import app.recordings.security.Caller;
import app.recordings.security.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One-time tickets, for clients that cannot send a header when they open a stream. */
@ApplicationScoped
public class TicketService {
    private static final Duration LIFE = Duration.ofSeconds(30);

    @Inject
    TicketRepository tickets;

    @Inject
    Clock clock;

    /** What the client brings, and until when. */
    public record Ticket(String secret, Instant expiresAt) {}

    @Transactional
    public Ticket issue(Caller caller) {
        Instant now = clock.instant();
        tickets.deleteExpired(now);
        Ticket ticket = new Ticket(Secret.random(""), now.plus(LIFE));
        tickets.add(Secret.hash(ticket.secret()), caller, ticket.expiresAt());
        return ticket;
    }

    /** @return whose ticket it is; empty when unknown, used or expired */
    @Transactional
    public Optional<Caller> redeem(String secret) {
        return tickets.take(Secret.hash(secret), clock.instant());
    }
}
