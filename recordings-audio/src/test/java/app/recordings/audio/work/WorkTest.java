package app.recordings.audio.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class WorkTest {
    private final Work work = new Work();

    @Test
    void progressIsUnknownAtFirstAndNeverGoesBack() {
        assertThat(work.progress()).isNaN();
        work.progress(0.5);
        work.progress(0.3);
        assertThat(work.progress()).isEqualTo(0.5);
        work.progress(7);
        assertThat(work.progress()).isEqualTo(1);
    }

    @Test
    void killsItsProcessesWhenCancelled() throws IOException {
        Process before = work.own(new ProcessBuilder("sleep", "60").start());
        work.cancel();
        Process after = work.own(new ProcessBuilder("sleep", "60").start());
        await().until(() -> !before.isAlive() && !after.isAlive());
        assertThatExceptionOfType(CancellationException.class).isThrownBy(work::check);
    }
}
