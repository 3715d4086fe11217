package app.recordings.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupervisedTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "7, 30000", "1000, 30000"})
    void waitsLongerEachTimeAPartDiesAgainButNeverLongerThanHalfAMinute(int failures, long millis) {
        assertThat(Supervised.delay(failures)).hasMillis(millis);
    }

    @Test
    void startsAPartAgainWhosePreparationFailed() throws Exception {
        var told = new Told();
        try (var data = DataFolder.open(folder)) {
            var part = new Supervised(new FailsToPrepareOnce(), data, told);
            part.start();
            await().until(part::isReady);
            part.stop();
        }
        assertThat(told.endings).containsExactly("could not be started (The first try fails.)");
    }

    /** A part that sleeps, once its second preparation succeeded. */
    private static final class FailsToPrepareOnce implements PartDefinition {
        private final AtomicInteger preparations = new AtomicInteger();

        @Override
        public Part part() {
            return Part.BROKER;
        }

        @Override
        public Command prepare() {
            if (preparations.incrementAndGet() == 1) {
                throw new LaunchException("The first try fails.", new IOException());
            }
            return Command.of(List.of("sleep", "60"));
        }

        @Override
        public int port() {
            return 1;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(1);
        }
    }

    private static final class Told implements Progress {
        private final Queue<String> endings = new ConcurrentLinkedQueue<>();

        @Override
        public void ready(Part part, Duration after) {}

        @Override
        public void ended(Part part, String how, Duration delay) {
            endings.add(how);
        }

        @Override
        public void stopped(Part part, Duration after) {}
    }
}
