package app.recordings.security;

import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Visitors and the secret token that their browser's cookie carries. */
@ApplicationScoped
public class VisitorService {
    /** How long a visitor is known after the last visit. */
    public static final Duration LIFE = Duration.ofDays(400);

    private static final Duration RENEWED_AFTER = Duration.ofDays(1);

    @Inject
    VisitorRepository visitors;

    @Inject
    Clock clock;

    /** A new visitor's token, to be set as cookie; it is not stored. */
    @Transactional
    public String welcome() {
        String token = Secret.random("");
        Instant now = clock.instant();
        visitors.add(new Visitor(Ids.next(), Secret.hash(token), now, now.plus(LIFE)));
        return token;
    }

    @Transactional
    public Optional<Caller> identify(String token) {
        return visitors.findLive(Secret.hash(token), clock.instant()).map(VisitorService::caller);
    }

    /** Whether the token is a live one, whose life now begins anew. */
    @Transactional
    public boolean renew(String token) {
        Instant now = clock.instant();
        Optional<Visitor> visitor = visitors.findLive(Secret.hash(token), now);
        visitor.filter(v -> v.expiresAt().isBefore(now.plus(LIFE).minus(RENEWED_AFTER)))
                .ifPresent(v -> v.renew(now.plus(LIFE)));
        return visitor.isPresent();
    }

    private static Caller caller(Visitor visitor) {
        return new Caller(visitor.id(), Caller.Kind.VISITOR);
    }
}
