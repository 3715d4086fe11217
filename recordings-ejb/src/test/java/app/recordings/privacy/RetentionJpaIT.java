package app.recordings.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.paging.Position;
import app.recordings.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept no longer, on a real database. */
class RetentionJpaIT {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    /** Longer than anything that other tests leave behind is old. */
    private static final String OPERATORS = "P14610D";

    private final Beans beans = StoredRecordings.beans();
    private final StoredRecordings stored = new StoredRecordings(beans);
    private final RetentionService retentions = beans.get(RetentionService.class);
    private final UUID owner = stored.application();
    private final Caller caller = new Caller(owner, Caller.Kind.APPLICATION);

    RetentionJpaIT() throws Exception {}

    @BeforeEach
    void nobodyHasTheRound() throws Exception {
        Sql.update("delete from duty");
    }

    private void round() {
        beans.get(RetentionRound.class).go();
    }

    @Test
    void deletesWhatIsOlderThanItsApplicationKeepsIt() throws Exception {
        UUID other = stored.application();
        UUID kept = stored.aged(owner, "59 minutes");
        UUID old = stored.aged(owner, "61 minutes");
        UUID others = stored.aged(other, "61 minutes");
        retentions.put(caller, owner, HOUR);
        round();
        assertThat(StoredRecordings.left(owner)).containsExactly(kept.toString());
        assertThat(StoredRecordings.left(other)).containsExactly(others.toString());
        assertThat(Sql.column("select type from event where recording_id = ?", old))
                .containsExactly("recording.deleted");
        assertThat(Sql.number("select count(*) from stored_chunk where object_id = ?", old))
                .isZero();
    }

    @Test
    void deletesMoreThanFitIntoOneLook() throws Exception {
        for (int i = 0; i < 103; i++) {
            stored.recorded(owner, null);
        }
        Sql.update("update recording set created_at = now() - interval '2 hours' where owner_id = ?", owner);
        retentions.put(caller, owner, HOUR);
        round();
        assertThat(StoredRecordings.left(owner)).isEmpty();
    }

    @Test
    void deletesAsTheOperatorSaysWhereTheApplicationDoesNot() throws Exception {
        Beans strict = StoredRecordings.beans("recordings.retention", OPERATORS);
        UUID visitor = UUID.randomUUID();
        stored.aged(visitor, "41 years");
        UUID kept = stored.aged(visitor, "39 years");
        retentions.put(caller, owner, Duration.ofDays(365 * 50).toMillis());
        UUID keptLonger = stored.aged(owner, "41 years");
        assertThat(strict.get(RetentionService.class).get(caller, owner).isInherited())
                .isFalse();
        strict.get(RetentionRound.class).go();
        assertThat(StoredRecordings.left(visitor)).containsExactly(kept.toString());
        assertThat(StoredRecordings.left(owner)).containsExactly(keptLonger.toString());
        retentions.put(caller, owner, null);
        strict.clock().advance(Duration.ofMinutes(10));
        strict.get(RetentionRound.class).go();
        assertThat(StoredRecordings.left(owner)).isEmpty();
    }

    @Test
    void keepsAllUnlessSomebodySaysOtherwise() throws Exception {
        UUID old = stored.aged(owner, "41 years");
        round();
        assertThat(StoredRecordings.left(owner)).containsExactly(old.toString());
        assertThat(retentions.get(caller, owner)).isEqualTo(new Retention(null, true));
    }

    @Test
    void isOneNodesAtATimeAndAnothersOnceThatHasDied() throws Exception {
        stored.aged(owner, "2 hours");
        retentions.put(caller, owner, HOUR);
        Beans dead = StoredRecordings.beans();
        dead.get(RetentionRound.class).go();
        UUID late = stored.aged(owner, "2 hours");
        round();
        assertThat(StoredRecordings.left(owner)).containsExactly(late.toString());
        Sql.update("update duty set held_until = now() - interval '1 millisecond'");
        round();
        assertThat(StoredRecordings.left(owner)).isEmpty();
        stored.aged(owner, "2 hours");
        dead.get(RetentionRound.class).go();
        assertThat(StoredRecordings.left(owner)).hasSize(1);
    }

    @Test
    void whoComesToKeepRecordingsLongerLosesNoneThatWereFound() throws Exception {
        UUID old = stored.aged(owner, "2 hours");
        retentions.put(caller, owner, HOUR);
        Keeper keeper = new Keeper(owner, Duration.ofHours(1));
        assertThat(retentions.due(keeper, new Position(Instant.EPOCH, new UUID(0, 0))))
                .hasSize(1);
        retentions.put(caller, owner, 3 * HOUR);
        retentions.expire(owner, old);
        assertThat(StoredRecordings.left(owner)).hasSize(1);
        retentions.put(caller, owner, null);
        retentions.expire(owner, old);
        assertThat(StoredRecordings.left(owner)).as("kept for ever").hasSize(1);
        retentions.put(caller, owner, HOUR);
        retentions.expire(owner, old);
        assertThat(StoredRecordings.left(owner)).isEmpty();
    }

    @Test
    void looksAtAllOwnersNoMoreOftenThanThePaceOfWhatTheyKeep() throws Exception {
        Beans strict = StoredRecordings.beans("recordings.retention", OPERATORS);
        strict.get(RetentionRound.class).go();
        UUID visitor = UUID.randomUUID();
        stored.aged(visitor, "41 years");
        strict.clock().advance(Duration.ofMinutes(9));
        strict.get(RetentionRound.class).go();
        assertThat(StoredRecordings.left(visitor)).hasSize(1);
        strict.clock().advance(Duration.ofMinutes(1));
        strict.get(RetentionRound.class).go();
        assertThat(StoredRecordings.left(visitor)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 59_999, Long.MAX_VALUE})
    void refusesWhatMakesNoSense(long milliseconds) {
        assertThatThrownBy(() -> retentions.put(caller, owner, milliseconds))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.INVALID));
        assertThat(retentions.get(caller, owner).isInherited()).isTrue();
    }

    @Test
    void isNoneOfAnothersBusiness() {
        Caller stranger = new Caller(stored.application(), Caller.Kind.APPLICATION);
        assertThatThrownBy(() -> retentions.put(stranger, owner, HOUR)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> retentions.get(stranger, owner)).isInstanceOf(ProblemException.class);
        assertThat(retentions.put(Caller.administrator(), owner, HOUR).keep()).isEqualTo(Duration.ofHours(1));
    }
}
