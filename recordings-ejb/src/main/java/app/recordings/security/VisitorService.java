package app.recordings.security;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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
        return add(null);
    }

    /** Until this transaction ends nobody else exchanges this visitor's cookie; whoever waited for that finds it unknown. */
    @Transactional
    public void hold(Caller visitor) {
        if (!visitors.lock(visitor.keyId())) {
            throw unknown();
        }
    }

    /**
     * Has a browser go on as somebody else: its cookie opens nothing from now on, nor do streams that it opened go on.
     *
     * @param visitor whose cookie it is
     * @param ownerId whose things the new cookie opens; null for nobody's yet
     * @return the new cookie's token
     */
    @Transactional
    public String exchange(Caller visitor, UUID ownerId) {
        if (!visitors.delete(visitor.keyId())) {
            throw unknown();
        }
        return add(ownerId);
    }

    /** Those of the visitors whose cookies are still known. */
    @Transactional
    public Set<UUID> live(Set<UUID> ids) {
        return ids.isEmpty() ? Set.of() : Set.copyOf(visitors.live(ids, clock.instant()));
    }

    private static ProblemException unknown() {
        return new ProblemException(ErrorType.UNAUTHENTICATED, "The visitor's cookie is no longer known.");
    }

    private String add(UUID ownerId) {
        String token = Secret.random("");
        Instant now = clock.instant();
        visitors.add(new Visitor(Ids.next(), ownerId, Secret.hash(token), now, now.plus(LIFE)));
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
        return new Caller(visitor.ownerId(), Caller.Kind.VISITOR, visitor.id());
    }
}
