package app.recordings.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.harness.Transactions;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made here is the row of a ticket, as any row would do. */
class IdempotencyJpaIT {
    private static final Fingerprint CONTENT = content("a");

    private final Beans beans = new Beans();
    private final IdempotentCalls calls = beans.get(IdempotentCalls.class);
    private final UUID owner = UUID.randomUUID();
    private final EntityManager entityManager = beans.get(EntityManager.class);
    private Runnable before = () -> {};

    private static Fingerprint content(String field) {
        return new Fingerprint("POST", "/things").field("name", field);
    }

    @Test
    void oneOfTwentyParallelFirstsMakesIt() throws Exception {
        for (int round = 0; round < 5; round++) {
            String key = "key " + round;
            List<Object> outcomes = Together.run(20, () -> outcome(key));
            assertThat(made()).hasSize(round + 1);
            UUID id = (UUID) outcome(key);
            assertThat(outcomes)
                    .contains(id)
                    .allMatch(outcome -> outcome.equals(id) || outcome.equals(ErrorType.REQUEST_IN_FLIGHT));
        }
    }

    private Object outcome(String key) {
        try {
            return request(key, CONTENT);
        } catch (ProblemException e) {
            return e.type();
        }
    }

    @Test
    void replayIsToldFromTheFirst() {
        try (IdempotentCall first = calls.begin(owner, "k")) {
            assertThat(first.isReplay()).isFalse();
            first.once(CONTENT, creation());
        }
        try (IdempotentCall second = calls.begin(owner, "k")) {
            assertThat(second.isReplay()).isTrue();
        }
    }

    @Test
    void secondWaitsWhileTheFirstIsInFlight() {
        try (IdempotentCall first = calls.begin(owner, "k")) {
            assertThatThrownBy(() -> calls.begin(owner, "k")).isInstanceOfSatisfying(ProblemException.class, e -> {
                assertThat(e.type()).isEqualTo(ErrorType.REQUEST_IN_FLIGHT);
                assertThat(e.retryAfter()).isPresent();
            });
            assertThat(first.once(CONTENT, creation())).isEqualTo(request("k", CONTENT));
        }
    }

    @Test
    void keyOfAFailureIsFree() throws SQLException {
        before = () -> {
            throw new ProblemException(ErrorType.INVALID, "no");
        };
        assertThatThrownBy(() -> request("k", CONTENT)).hasMessage("no");
        before = () -> {};
        UUID second = request("k", content("b"));
        assertThat(made()).containsExactly(second);
    }

    @Test
    void keyOfARequestThatDiedIsFreeWithinAMinute() throws SQLException {
        calls.begin(owner, "k");
        assertThat(Sql.number(
                        "select extract(epoch from expires_at - now())::int from idempotency_key where owner_id = ?",
                        owner))
                .isBetween(30L, 60L);
        lapse();
        assertThat(request("k", CONTENT)).isNotNull();
    }

    @Test
    void slowRequestKeepsItsKey() throws SQLException {
        try (IdempotentCall slow = calls.begin(owner, "k")) {
            lapse();
            calls.renew();
            assertThat(outcome("k")).isEqualTo(ErrorType.REQUEST_IN_FLIGHT);
            slow.once(CONTENT, creation());
        }
        assertThat(made()).hasSize(1);
    }

    @Test
    void requestThatLostItsKeyMakesNothing() throws SQLException {
        try (IdempotentCall late = calls.begin(owner, "k")) {
            lapse();
            UUID other = request("k", CONTENT);
            assertThatThrownBy(() -> late.once(CONTENT, creation()))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.CONFLICT));
            assertThat(made()).containsExactly(other);
        }
        assertThat(made()).containsExactly(request("k", CONTENT));
    }

    @Test
    void otherContentIsRefused() {
        request("k", CONTENT);
        assertThat(refused(content("b"))).isEqualTo(ErrorType.IDEMPOTENCY_KEY_REUSED);
        assertThat(refused(new Fingerprint("POST", "/others").field("name", "a")))
                .isEqualTo(ErrorType.IDEMPOTENCY_KEY_REUSED);
    }

    private ErrorType refused(Fingerprint content) {
        try {
            request("k", content);
            return null;
        } catch (ProblemException e) {
            return e.type();
        }
    }

    @Test
    void keyOfSomethingDeletedSaysSo() throws Exception {
        UUID id = request("k", CONTENT);
        Sql.update("delete from event_ticket where owner_id = ?", owner);
        calls.deleted(id);
        assertThat(outcome("k")).isEqualTo(ErrorType.GONE);
    }

    @Test
    void keysOfOthersAreOthers() {
        UUID mine = request("k", CONTENT);
        try (IdempotentCall theirs = calls.begin(UUID.randomUUID(), "k")) {
            assertThat(theirs.once(CONTENT, creation())).isNotEqualTo(mine);
        }
    }

    @Test
    void withoutKeyEachRequestCounts() {
        assertThat(request(null, CONTENT)).isNotEqualTo(request(null, CONTENT));
    }

    @Test
    void usedKeysOutliveTheSweepAndExpiredOnesDoNot() throws SQLException {
        request("kept", CONTENT);
        request("old", CONTENT);
        Sql.update("update idempotency_key set expires_at = now() where owner_id = ? and key = 'old'", owner);
        beans.get(IdempotencyService.class).deleteExpired();
        assertThat(Sql.column("select key from idempotency_key where owner_id = ?", owner))
                .containsExactly("kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb", "é", "\u007f"})
    void whatIsNoKeyIsRefused(String key) {
        assertThat(outcome(key)).isEqualTo(ErrorType.INVALID_PARAMETER);
        assertThat(outcome("x".repeat(256))).isEqualTo(ErrorType.INVALID_PARAMETER);
        assertThat(outcome("x".repeat(255))).isInstanceOf(UUID.class);
    }

    @Test
    void orderOfWhatIsSentDoesNotMatter() {
        assertThat(new Fingerprint("POST", "/p")
                        .field("a", "1")
                        .part("x", "00")
                        .field("b", null)
                        .value())
                .isEqualTo(new Fingerprint("POST", "/p")
                        .part("x", "00")
                        .field("a", "1")
                        .value());
        assertThat(new Fingerprint("POST", "/p").field("a", "b").value())
                .isNotEqualTo(new Fingerprint("POST", "/p").part("a", "b").value());
        assertThat(new Fingerprint("POST", "/p").field("a", "bc").value())
                .isNotEqualTo(new Fingerprint("POST", "/p").field("a b", "c").value());
    }

    private void lapse() throws SQLException {
        Sql.update("update idempotency_key set expires_at = now() where owner_id = ? and fingerprint is null", owner);
    }

    /** What was made, all in all. */
    private List<UUID> made() throws SQLException {
        return Sql.column("select encode(token_hash, 'escape') from event_ticket where owner_id = ?", owner).stream()
                .map(UUID::fromString)
                .toList();
    }

    private UUID request(String key, Fingerprint content) {
        try (IdempotentCall call = calls.begin(owner, key)) {
            return call.once(content, creation());
        }
    }

    private Creation<UUID> creation() {
        return new Creation<>(this::make, id -> id, this::find, null);
    }

    private UUID make() {
        before.run();
        UUID id = UUID.randomUUID();
        try {
            Transactions.run(() -> insert(id));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    private void insert(UUID id) {
        entityManager
                .createNativeQuery("""
                        insert into event_ticket (token_hash, owner_id, kind, expires_at)
                        values (cast(:id as bytea), :owner, 'VISITOR', now() + interval '1 hour')
                        """)
                .setParameter("id", id.toString().getBytes(StandardCharsets.US_ASCII))
                .setParameter("owner", owner)
                .executeUpdate();
    }

    private UUID find(UUID id) {
        try {
            return made().stream()
                    .filter(id::equals)
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound("ticket"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
