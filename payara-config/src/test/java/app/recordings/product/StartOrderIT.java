package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.Part;
import app.recordings.launcher.ProductWithoutEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node that was there first waits for what it needs, and for no more. */
class StartOrderIT {
    /** From the coming of what a node waited for until it serves, or works: twice what it takes where nothing runs beside. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    @Test
    void servesWithoutItsBrokerAndWorksSoonAfterItCame() throws IOException, InterruptedException {
        try (var engine = new CountedEngine(new DeafEngine())) {
            var product = ProductWithoutEngine.start(engine.port(), List.of(), Part.DATABASE, Part.BROKER);
            try {
                assertThat(product.readyAfterDatabase()).isLessThan(LONGEST_WAIT);
                var client = Client.application(product.url());
                var id = client.accepted(Sound.silence(100));
                await().atMost(LONGEST_WAIT)
                        .until(() ->
                                client.recording(id).path("status").asText().equals("completed"));
            } finally {
                product.stop();
            }
        }
    }
}
