package app.recordings.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.harness.SentMessages;
import app.recordings.harness.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrokerWatchTest {
    private final SettableClock clock = new SettableClock();
    private final SentMessages broker = new SentMessages();
    private final BrokerWatch watch = new BrokerWatch();

    @BeforeEach
    void watch() {
        watch.clock = clock;
        watch.broker = broker;
    }

    @Test
    void brokerThatNeverAnsweredIsAway() {
        assertThat(watch.isAvailable()).isFalse();
    }

    @Test
    void brokerThatAnsweredIsThere() throws BrokerException {
        watch.ask();
        clock.advance(Duration.ofSeconds(9));
        assertThat(watch.isAvailable()).isTrue();
    }

    @Test
    void brokerThatAnswersNoMoreIsAwayThoughTheQuestionHangs() throws BrokerException {
        watch.ask();
        clock.advance(Duration.ofSeconds(10));
        assertThat(watch.isAvailable()).isFalse();
    }

    @Test
    void refusalIsNoAnswer() throws BrokerException {
        watch.ask();
        clock.advance(Duration.ofSeconds(10));
        broker.away(true);
        assertThatThrownBy(watch::ask).isInstanceOf(BrokerException.class);
        assertThat(watch.isAvailable()).isFalse();
        broker.away(false);
        watch.ask();
        assertThat(watch.isAvailable()).isTrue();
    }
}
