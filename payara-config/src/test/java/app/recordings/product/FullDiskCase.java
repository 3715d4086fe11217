package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.SmallDiskProduct;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** A database whose disk is full. Needs leave to mount; run by {@code -Pfaults}. */
class FullDiskCase {
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final int MEBIBYTES = 320;
    private static final int REFUSALS = 20;

    @Test
    void refusesWhileTheDiskIsFullAndLosesNothing() throws Exception {
        var small = SmallDiskProduct.start("full-disk", MEBIBYTES);
        try {
            var client = Client.application(small.product().url());
            var accepted = new ArrayList<String>();
            for (int i = 0; i < 10; i++) {
                accepted.add(client.accepted(Sound.silence(1_000)));
            }
            small.fill();
            int refused = 0;
            int others = 0;
            for (int i = 0; refused < REFUSALS && i < 2_000; i++) {
                var answer = client.upload(Sound.silence(10_000));
                if (answer.status() == 202) {
                    accepted.add(answer.json().path("id").asText());
                } else if (answer.status() == 503 && answer.header("Retry-After") != null) {
                    answer.isProblem(503, "overloaded");
                    refused++;
                } else {
                    others++;
                }
            }
            small.free();
            await().atMost(LONGEST)
                    .ignoreExceptions()
                    .until(() -> client.upload(Sound.silence(100)).status() == 202);
            long lost = accepted.stream()
                    .filter(id ->
                            !"completed".equals(client.ended(id).path("status").asText()))
                    .count();
            Report.line(
                    "full disk of the database: %d uploads accepted, %d refused with 503, %d answered otherwise, %d lost"
                            .formatted(accepted.size(), refused, others, lost));
            assertThat(refused).isEqualTo(REFUSALS);
            assertThat(others).isZero();
            assertThat(lost).isZero();
        } finally {
            small.stop();
        }
    }
}
