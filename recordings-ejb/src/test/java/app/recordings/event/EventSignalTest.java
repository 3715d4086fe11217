package app.recordings.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSignalTest {
    private static final UUID OWNER = UUID.fromString("01890000-0000-7000-8000-000000000001");

    @Test
    void bellIsReadAsItWasWritten() {
        EventSignal bell = EventSignal.bell(new EventRecorded(OWNER, Long.MAX_VALUE));
        assertThat(EventSignal.parse(bell.toText())).contains(bell);
        assertThat(bell.progress()).isNull();
    }

    @Test
    void progressIsReadAsItWasWritten() {
        EventSignal ofRecording = new EventSignal(
                OWNER, null, new EventSignal.Progress(UUID.randomUUID(), UUID.randomUUID(), "speaking", 0.35));
        EventSignal ofJob =
                new EventSignal(OWNER, null, new EventSignal.Progress(UUID.randomUUID(), null, "speaking", 1));
        assertThat(EventSignal.parse(ofRecording.toText())).contains(ofRecording);
        assertThat(EventSignal.parse(ofJob.toText())).contains(ofJob);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "[]",
                "{}",
                "{\"v\":2,\"owner\":\"01890000-0000-7000-8000-000000000001\",\"event\":1}",
                "{\"v\":1,\"event\":1}",
                "{\"v\":1,\"owner\":\"nobody\",\"event\":1}",
                "{\"v\":1,\"owner\":\"01890000-0000-7000-8000-000000000001\",\"event\":\"1\"}",
                "{\"v\":1,\"owner\":\"01890000-0000-7000-8000-000000000001\"}",
                "{\"v\":1,\"owner\":\"01890000-0000-7000-8000-000000000001\",\"progress\":{}}",
                "{\"v\":1,\"owner\":\"01890000-0000-7000-8000-000000000001\",\"progress\":7}"
            })
    void rubbishIsNoSignal(String text) {
        assertThat(EventSignal.parse(text)).isEmpty();
    }
}
