package app.recordings.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Makes metrics, each in a constant of the feature that it is about, and writes them all down. Names follow the conventions
 * of Prometheus: base units, {@code _total} for what only grows. What a metric costs is some ten nanoseconds.
 */
public final class Metrics {
    /** From a millisecond to a minute: what somebody waits for. */
    private static final double[] SHORT = {.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60};

    /** From ten milliseconds to two hours: what works by itself. */
    private static final double[] LONG = {
        .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200
    };

    private static final long LATELY_NANOS = Duration.ofMinutes(5).toNanos();
    private static final PrometheusRegistry REGISTRY = new PrometheusRegistry();

    private static volatile long askedAt = System.nanoTime();

    private Metrics() {}

    /** Of what somebody waits for, in seconds. */
    public static Histogram shortTimes(String name, String help, String... labels) {
        return histogram(SHORT, name, help, labels);
    }

    /** Of what works by itself, in seconds. */
    public static Histogram longTimes(String name, String help, String... labels) {
        return histogram(LONG, name, help, labels);
    }

    /** Of numbers up to some hundreds. */
    public static Histogram sizes(String name, String help, String... labels) {
        return histogram(new double[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512}, name, help, labels);
    }

    /** @param name without {@code _total}, which is written behind it */
    public static Counter counter(String name, String help, String... labels) {
        return Counter.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .withoutExemplars()
                .register(REGISTRY);
    }

    /** Of what is looked up: see {@link Readings}. */
    public static Gauge gauge(String name, String help, String... labels) {
        return Gauge.builder().name(name).help(help).labelNames(labels).register(REGISTRY);
    }

    /** All, in Prometheus' text format 0.0.4. */
    public static String text() {
        askedAt = System.nanoTime();
        var text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, REGISTRY.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** Whether somebody still asks, or the node has only begun. */
    static boolean wereAskedForLately() {
        return System.nanoTime() - askedAt < LATELY_NANOS;
    }

    private static Histogram histogram(double[] bounds, String name, String help, String... labels) {
        var histogram = Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(bounds);
        histogram.withoutExemplars();
        return histogram.register(REGISTRY);
    }
}
