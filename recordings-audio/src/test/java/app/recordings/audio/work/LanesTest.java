package app.recordings.audio.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final Lanes lanes = new Lanes(1, 0);

    @AfterEach
    void close() {
        lanes.close();
    }

    @Test
    void keepsAPlaceForShortTextsBesideRecordings() {
        assertThat(lanes.recording()).isPresent();
        assertThat(lanes.recording()).isEmpty();
        assertThat(lanes.text(100)).isPresent();
        assertThat(lanes.text(100)).isEmpty();
    }

    @Test
    void treatsLongTextsAndThoseOfUnknownLengthAsLongWork() {
        assertThat(lanes.recording()).isPresent();
        assertThat(lanes.text(100_000)).isEmpty();
        assertThat(lanes.text(-1)).isEmpty();
        assertThat(lanes.text(100)).isPresent();
    }
}
