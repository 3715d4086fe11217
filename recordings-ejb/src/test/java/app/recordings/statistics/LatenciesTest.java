package app.recordings.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void tellsNothingOfNothing() {
        assertThat(Latencies.NONE.within(0.99)).isEmpty();
    }

    @Test
    void findsTheStepInWhichAPartLies() {
        List<Long> counts = new ArrayList<>(Latencies.NONE.counts());
        counts.set(0, 90L);
        counts.set(10, 9L);
        counts.set(20, 1L);
        Latencies latencies = new Latencies(counts);
        assertThat(latencies.within(0.5)).contains(Duration.ofMillis(5));
        assertThat(latencies.within(0.9)).contains(Duration.ofMillis(5));
        assertThat(latencies.within(0.95)).contains(Duration.ofMillis(121));
        assertThat(latencies.within(1).orElseThrow()).isBetween(Duration.ofMillis(1_600), Duration.ofMillis(1_700));
    }
}
