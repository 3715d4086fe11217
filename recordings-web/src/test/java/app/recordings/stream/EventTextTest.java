package app.recordings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.event.EventSignal;
import app.recordings.event.StoredEvents;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventTextTest {
    private static final UUID JOB = StoredEvents.JOB;
    private static final UUID RECORDING = StoredEvents.RECORDING;

    @Test
    void eventOfARecording() {
        assertThat(EventText.of(StoredEvents.completed(9_007_199_254_740_993L)))
                .isEqualTo("{\"id\":\"9007199254740993\",\"type\":\"recording.completed\","
                        + "\"at\":\"2026-11-22T10:00:00.000Z\",\"jobId\":\"" + JOB + "\",\"recordingId\":\""
                        + RECORDING + "\",\"status\":\"completed\",\"attempt\":0,\"error\":null}");
    }

    @Test
    void failureOfAJob() {
        assertThat(EventText.of(StoredEvents.failed(1, "engine-failed", "It \"broke\".")))
                .contains("\"recordingId\":null", "\"status\":\"failed\"", "\"attempt\":5")
                .endsWith("\"error\":{\"code\":\"engine-failed\",\"message\":\"It \\\"broke\\\".\"}}");
    }

    @Test
    void progressHasNoId() {
        assertThat(EventText.of(new EventSignal.Progress(JOB, null, "speaking", 0.5), StoredEvents.AT))
                .isEqualTo(
                        "{\"id\":null,\"type\":\"recording.progress\",\"at\":\"2026-11-22T10:00:00.000Z\",\"jobId\":\""
                                + JOB
                                + "\",\"recordingId\":null,\"status\":\"progress\",\"stage\":\"speaking\",\"progress\":0.5}");
    }

    @Test
    void resetHasNoId() {
        assertThat(EventText.reset(StoredEvents.AT))
                .isEqualTo("{\"id\":null,\"type\":\"reset\",\"at\":\"2026-11-22T10:00:00.000Z\"}");
    }
}
