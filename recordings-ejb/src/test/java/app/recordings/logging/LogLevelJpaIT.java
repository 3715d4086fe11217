package app.recordings.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLevelJpaIT {
    private static final String NAME = "app.recordings.some.Thing";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Beans beans = new Beans();
    private final LogLevelService service = beans.get(LogLevelService.class);
    private final LogLevels node = beans.get(LogLevels.class);

    @AfterEach
    void reset() throws Exception {
        Sql.update("delete from log_level");
        node.refresh();
    }

    @Test
    void loggersLogAsSetAndAsBeforeOnceThatIsTakenBack() {
        Logger logger = Logger.getLogger(NAME);
        logger.setLevel(Level.WARNING);
        service.set(new LogLevel(NAME, "FINE", "ada", NOW));
        node.refresh();
        assertThat(logger.getLevel()).isEqualTo(Level.FINE);
        service.set(new LogLevel(NAME, "FINEST", "ada", NOW));
        node.refresh();
        assertThat(logger.getLevel()).isEqualTo(Level.FINEST);
        assertThat(service.reset(NAME)).isTrue();
        node.refresh();
        assertThat(logger.getLevel()).isEqualTo(Level.WARNING);
    }

    @ParameterizedTest
    @CsvSource({"a b, FINE", "'', FINE", "app.recordings, LOUD", "app..recordings, FINE", "app.recordings., FINE"})
    void refusesWhatIsNoLoggerOrNoLevel(String logger, String level) {
        assertThatThrownBy(() -> service.set(new LogLevel(logger, level, "ada", NOW)))
                .isInstanceOf(ProblemException.class);
        assertThat(service.all()).isEmpty();
    }
}
