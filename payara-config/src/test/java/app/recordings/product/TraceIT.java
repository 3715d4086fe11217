package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One recording, followed by a collector. */
class TraceIT {
    private static final String CLIENT = "00f067aa0ba902b7";

    /** Each step behind the one that it is below. */
    private static final String[] STEPS = {
        "the client > node POST /recordings",
        "node POST /recordings > node event recording.queued",
        "node POST /recordings > node jobs publish",
        "node POST /recordings > node event recording.processing",
        "node POST /recordings > node jobs process",
        "node jobs process > node POST /transcriptions",
        "node POST /transcriptions > audio POST /transcriptions",
        "audio POST /transcriptions > audio receive",
        "audio POST /transcriptions > audio wait for a worker",
        "audio POST /transcriptions > audio work",
        "audio POST /transcriptions > audio answer",
        "node jobs process > node POST /corrections",
        "node POST /corrections > audio POST /corrections",
        "node jobs process > node POST /speech",
        "node POST /speech > audio POST /speech",
        "node jobs process > node results publish",
        "node POST /recordings > node results process",
        "node POST /recordings > node event recording.completed"
    };

    @Test
    void aRecordingIsOneTraceFromRequestToEvent() throws IOException {
        var trace = HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits())
                + HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits());
        var client = Client.application();
        try (var collector = new OtlpReceiver(Integer.getInteger("recordings.otlp.port"))) {
            var id = client.with("traceparent", "00-" + trace + "-" + CLIENT + "-01")
                    .accepted(Sound.clip());
            client.completed(id);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(steps(collector.of(trace))).contains(STEPS));
            assertThat(steps(collector.of(trace)))
                    .as("each is below another of the same trace")
                    .noneMatch(step -> step.startsWith("null"));
            assertThat(collector.count())
                    .as("what its client does not have traced is not")
                    .isEqualTo(collector.of(trace).size());
        }
    }

    private static List<String> steps(List<OtlpReceiver.Told> spans) {
        var names = new HashMap<>(Map.of(CLIENT, "the client"));
        spans.forEach(told -> names.put(hex(told.span().getSpanId()), name(told)));
        return spans.stream()
                .map(told -> names.get(hex(told.span().getParentSpanId())) + " > " + name(told))
                .toList();
    }

    private static String name(OtlpReceiver.Told told) {
        return told.label().replaceFirst("^recordings-([a-z]+):", "$1");
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
