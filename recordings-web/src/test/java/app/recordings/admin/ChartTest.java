package app.recordings.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static Chart chart(Double... values) {
        return Chart.of(
                "Some", List.of(values), top -> top + " m", List.of(new Chart.Values<Double>("line", value -> value)));
    }

    @Test
    void drawsFromEdgeToEdge() {
        Chart chart = chart(0.0, 4.0, 2.0);
        assertThat(chart.top()).isEqualTo("4.0 m");
        assertThat(chart.lines()).containsExactly(new Chart.Line("line", "M0.0 120.0h0L300.0 0.0L600.0 60.0"));
    }

    @Test
    void breaksWhereNothingIsKnown() {
        assertThat(chart(1.0, Double.NaN, 1.0).lines().get(0).path()).isEqualTo("M0.0 0.0h0M600.0 0.0h0");
    }

    @Test
    void isFlatWhenNothingHappened() {
        assertThat(chart(0.0, 0.0).lines().get(0).path()).isEqualTo("M0.0 120.0h0L600.0 120.0");
        assertThat(chart(Double.NaN).lines().get(0).path()).isEmpty();
    }
}
