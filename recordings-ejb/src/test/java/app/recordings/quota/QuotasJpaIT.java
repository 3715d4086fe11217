package app.recordings.quota;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.security.Caller;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes that share the rows of one database. */
class QuotasJpaIT {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Caller caller = new Caller(UUID.randomUUID(), Caller.Kind.APPLICATION);

    private static List<QuotaNode> nodes(int number, String limits) {
        return Stream.generate(() -> new QuotaNode(limits)).limit(number).toList();
    }

    private void windowEnds(List<QuotaNode> nodes) throws SQLException {
        nodes.forEach(node -> node.advance(WINDOW));
        Sql.update("update quota_use set ends_at = ends_at - interval '1 minute'");
    }

    @ParameterizedTest
    @CsvSource({"20, 2", "100, 2", "1000, 2", "1000, 4", "20000, 2"})
    void nodesTogetherLetInWhatTheLimitSays(int limit, int number) throws Exception {
        List<QuotaNode> nodes = nodes(number, "requests-per-minute=" + limit);
        for (int window = 0; window < 2; window++) {
            AtomicInteger turn = new AtomicInteger();
            int admitted =
                    Together.run(number, () -> nodes.get(turn.getAndIncrement() % number)
                                    .requests(caller, limit + 10))
                            .stream()
                            .mapToInt(Integer::intValue)
                            .sum();
            assertThat(admitted).isBetween(limit - limit / 10, limit + limit / 10);
            windowEnds(nodes);
        }
    }

    @Test
    void aNodeThatIsAskedNoMoreHoldsLittleBack() {
        List<QuotaNode> nodes = nodes(2, "requests-per-minute=1000");
        int admitted = nodes.get(0).requests(caller, 300) + nodes.get(1).requests(caller, 1000);
        assertThat(admitted).isBetween(900, 1000);
        assertThat(nodes.get(0).requests(caller, 1000) + admitted).isBetween(900, 1010);
    }

    @Test
    void whatADeadNodeHeldIsThereAgainWithTheNextWindow() throws SQLException {
        new QuotaNode("requests-per-minute=1000").requests(caller, 500);
        List<QuotaNode> restarted = nodes(1, "requests-per-minute=1000");
        assertThat(restarted.get(0).requests(caller, 1000)).isBetween(400, 500);
        windowEnds(restarted);
        assertThat(restarted.get(0).requests(caller, 1100)).isEqualTo(1000);
    }

    @Test
    void theDatabaseIsAskedForHardlyAnyRequest() {
        QuotaNode node = new QuotaNode("requests-per-minute=60000,requests-per-day=1000000");
        assertThat(node.requests(caller, 600)).isEqualTo(600);
        assertThat(node.leases).as("of little use").hasValueLessThan(3);
        assertThat(node.requests(caller, 59_400)).isEqualTo(59_400);
        assertThat(node.leases).as("of 60,000 requests").hasValueLessThan(300);
        assertThat(node.request(caller)).isFalse();
        int before = node.leases.get();
        node.requests(caller, 1000);
        assertThat(node.leases).as("when nothing is left").hasValue(before);
    }

    @Test
    void whoHasNothingLeftIsToldUntilWhen() {
        QuotaNode node = new QuotaNode("requests-per-minute=10");
        assertThat(node.requests(caller, 11)).isEqualTo(10);
        node.advance(Duration.ofMillis(20_500));
        Standing standing = node.quotas().ofCaller(caller, Charge.REQUEST).orElseThrow();
        assertThat(standing.isAdmitted()).isFalse();
        assertThat(standing.remaining()).isZero();
        assertThat(standing.resetSeconds()).isBetween(38L, 40L);
    }

    @Test
    void nothingIsChargedForWhatIsRefused() {
        QuotaNode node = new QuotaNode("requests-per-minute=10,bytes-per-minute=1000");
        assertThat(node.use(caller, new Charge(1, 0, 900, 0))).isTrue();
        for (int i = 0; i < 20; i++) {
            assertThat(node.use(caller, new Charge(1, 0, 101, 0))).isFalse();
        }
        assertThat(node.use(caller, new Charge(1, 0, 100, 0))).isTrue();
        assertThat(node.requests(caller, 20)).isEqualTo(8);
    }

    @Test
    void whoAsksForMoreThanIsLeftTakesNothingFromOthers() {
        List<QuotaNode> nodes = nodes(2, "bytes-per-minute=1000");
        QuotaNode node = nodes.get(0);
        assertThat(node.use(caller, Charge.ofBytes(100))).isTrue();
        for (int i = 0; i < 20; i++) {
            assertThat(node.use(caller, Charge.ofBytes(901))).isFalse();
        }
        assertThat(node.leases).as("of one and twenty in vain").hasValueLessThan(4);
        assertThat(nodes.get(1).use(caller, Charge.ofBytes(850))).isTrue();
    }

    @Test
    void whatABodyHadMoreThanItSaidIsCounted() {
        QuotaNode node = new QuotaNode("requests-per-minute=10000,bytes-per-minute=1000");
        node.quotas().spent(Optional.of(caller), "203.0.113.9", Charge.ofBytes(5000));
        assertThat(node.use(caller, new Charge(1, 0, 1, 0))).isFalse();
        assertThat(new QuotaNode("bytes-per-minute=1000").use(caller, Charge.ofBytes(50)))
                .as("on another node")
                .isFalse();
    }

    @Test
    void nothingIsLimitedWhileTheDatabaseIsAwayAndAllIsCountedAfterwards() throws SQLException {
        List<QuotaNode> nodes = nodes(1, "requests-per-minute=100");
        QuotaNode node = nodes.get(0);
        assertThat(node.requests(caller, 50)).isEqualTo(50);
        node.isDatabaseAway = true;
        int before = node.leases.get();
        assertThat(node.requests(caller, 500)).isEqualTo(500);
        assertThat(node.leases.get() - before).as("asked once a second").isLessThan(3);
        node.isDatabaseAway = false;
        node.advance(Duration.ofSeconds(2));
        assertThat(node.request(caller)).isFalse();
        windowEnds(nodes);
        assertThat(node.requests(caller, 150)).isEqualTo(100);
    }

    @Test
    void aDatabaseThatHangsIsLeftInPeaceFromWhenItFailed() throws Exception {
        QuotaNode node = new QuotaNode("requests-per-minute=10");
        node.isDatabaseAway = true;
        node.hangs = Duration.ofSeconds(30);
        assertThat(Together.run(8, () -> node.request(caller))).containsOnly(true);
        assertThat(node.leases).as("asked by eight who came at once").hasValue(1);
        assertThat(node.request(caller)).isTrue();
        assertThat(node.leases).as("asked by one who came after").hasValue(1);
    }
}
