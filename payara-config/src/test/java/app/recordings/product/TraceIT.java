package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One recording, followed by a collector. */
class TraceIT {
    private static final String[] STEPS = {
        "recordings-node: POST /recordings",
        "recordings-node: event recording.queued",
        "recordings-node: jobs publish",
        "recordings-node: event recording.processing",
        "recordings-node: jobs process",
        "recordings-node: POST /transcriptions",
        "recordings-audio: POST /transcriptions",
        "recordings-audio: receive",
        "recordings-audio: wait for a worker",
        "recordings-audio: work",
        "recordings-audio: answer",
        "recordings-node: POST /corrections",
        "recordings-audio: POST /corrections",
        "recordings-node: POST /speech",
        "recordings-audio: POST /speech",
        "recordings-node: results publish",
        "recordings-node: results process",
        "recordings-node: event recording.completed"
    };

    @Test
    void aRecordingIsOneTraceFromRequestToEvent() throws IOException {
        var trace = HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits())
                + HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits());
        var client = Client.application();
        try (var collector = new OtlpReceiver(Integer.getInteger("recordings.otlp.port"))) {
            var id = client.with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                    .accepted(Sound.clip());
            client.completed(id);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(collector.of(trace))
                    .extracting(OtlpReceiver.Told::label)
                    .contains(STEPS));
            assertThat(collector.of(trace))
                    .as("each is below another of the same trace")
                    .allSatisfy(told ->
                            assertThat(told.span().getParentSpanId().isEmpty()).isFalse());
            assertThat(collector.count())
                    .as("what its client does not have traced is not")
                    .isEqualTo(collector.of(trace).size());
        }
    }
}
