package app.recordings.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final String ATTACKER = "203.0.113.7";
    private static final String KEY = "rk_" + "0123456789".repeat(4) + "abc";
    private static final Logger LOG = Logger.getLogger(Refusals.class.getName());

    private final Refusals refusals = new Refusals();
    private final Lines lines = new Lines();

    /** What was logged. */
    private static final class Lines extends Handler {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    RefusalsTest() {
        refusals.quotas = new FakeQuotas(3);
    }

    @BeforeEach
    void listen() {
        LOG.addHandler(lines);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(lines);
    }

    private void refuse(String from, String authorization) {
        refusals.note(
                new Credentials.Presented("GET", authorization, null, null, null, from),
                Credentials.unauthenticated("The API key is not valid."));
    }

    private void attack() {
        for (int i = 0; i < 4; i++) {
            refuse(ATTACKER, "Bearer rk_wrong");
        }
    }

    @Test
    void noFurtherKeyIsLookedUpAfterTooManyWrongOnes() {
        refuse(ATTACKER, "Bearer x");
        assertThatCode(() -> refusals.requirePatience(ATTACKER, KEY)).doesNotThrowAnyException();
        attack();
        assertThatThrownBy(() -> refusals.requirePatience(ATTACKER, KEY))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.type()).isEqualTo(ErrorType.TOO_MANY_REQUESTS);
                    assertThat(e.retryAfter()).contains(Duration.ofSeconds(42));
                });
        assertThatCode(() -> refusals.requirePatience("203.0.113.8", KEY)).doesNotThrowAnyException();
    }

    @Test
    void keysThatLetSomebodyInBeforeStillDo() {
        refusals.trust(KEY);
        attack();
        assertThatCode(() -> refusals.requirePatience(ATTACKER, KEY)).doesNotThrowAnyException();
        assertThatThrownBy(() -> refusals.requirePatience(ATTACKER, KEY + "x")).isInstanceOf(ProblemException.class);
    }

    @Test
    void tellsTheLogWhoItWasAndHowTheKeyBegins() {
        refuse(ATTACKER, "Bearer " + KEY);
        refuse(ATTACKER, "Bearer hunter2, my password of another place");
        refuse(ATTACKER, "Basic cmtfZ29vZA==");
        assertThat(lines.lines).allMatch(line -> line.contains(ATTACKER));
        assertThat(lines.lines.get(0)).contains("(rk_01234…)");
        assertThat(String.join("\n", lines.lines)).doesNotContain("56789", "hunter2", "cmtf");
    }

    @Test
    void whoSendsNothingOrComesFromElsewhereGuessesNothing() {
        for (int i = 0; i < 9; i++) {
            refuse(ATTACKER, null);
            refusals.note(
                    new Credentials.Presented("POST", "Bearer x", null, null, null, ATTACKER),
                    new ProblemException(ErrorType.CROSS_SITE_REQUEST, "No."));
        }
        assertThatCode(() -> refusals.requirePatience(ATTACKER, KEY)).doesNotThrowAnyException();
    }
}
