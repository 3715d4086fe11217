package app.recordings.database;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.error.ProblemException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailuresTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57014", "57P01", "55P03", "25P03"})
    void aDatabaseThatIsAwayFullOrOutOfTimeIsNoStatementsFault(String state) {
        assertThat(DatabaseFailures.areItsOwn(wrapped(new SQLException("no", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "40P01", "40001"})
    void whatAStatementDidIsItsOwnFault(String state) {
        assertThat(DatabaseFailures.areItsOwn(wrapped(new SQLException("no", state))))
                .isFalse();
    }

    @Test
    void thePoolsErrorsAreNoStatementsFault() {
        assertThat(DatabaseFailures.areItsOwn(wrapped(new SQLException("No free connection"))))
                .isTrue();
    }

    @Test
    void aRollbackIsTheDatabasesUnlessAStatementCausedIt() {
        assertThat(DatabaseFailures.areItsOwn(new IllegalStateException(new RollbackException("Out of time"))))
                .isTrue();
        var caused = new RollbackException("Not committed");
        caused.initCause(wrapped(new SQLException("There already", "23505")));
        assertThat(DatabaseFailures.areItsOwn(new IllegalStateException(caused)))
                .isFalse();
    }

    @Test
    void aRefusalIsTheCallersFault() {
        assertThat(DatabaseFailures.areItsOwn(ProblemException.notFound("chat")))
                .isFalse();
    }

    private static RuntimeException wrapped(SQLException error) {
        return new PersistenceException(error);
    }
}
