package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A node that was there first, then its database, then its broker: it waits for what it needs, and for no more. The products
 * of the long tests start in the other order.
 */
@ExtendWith(Fakes.class)
@ResourceLock(Fakes.LOCK)
class StartOrderIT {
    /** From the coming of what a node waited for until it serves, or works: four times what it takes alone on two cores. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    @Test
    void servesWithoutItsBrokerAndWorksAfterItCame() {
        assertThat(Fakes.product().readyAfterDatabase()).isLessThan(LONGEST_WAIT);
        var client = Fakes.client();
        var id = client.accepted(Sound.silence(100));
        await().atMost(LONGEST_WAIT)
                .until(() -> client.recording(id).path("status").asText().equals("completed"));
    }
}
