package app.recordings.admin;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Lines over time, as a picture of {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param top what the upper edge stands for; the lower one is 0
 */
public record Chart(String title, String top, List<Line> lines) {
    static final int WIDTH = 600;
    static final int HEIGHT = 120;

    /**
     * One of them.
     *
     * @param path as the attribute {@code d} of an SVG path has it (SVG 2, section 9.3); where a value is missing it is broken
     */
    public record Line(String name, String path) {}

    /** What a line shows of each step; NaN where there is nothing to show. */
    record Values<T>(String name, ToDoubleFunction<T> value) {}

    static <T> Chart of(String title, List<T> steps, DoubleFunction<String> label, List<Values<T>> values) {
        double highest = values.stream()
                .flatMapToDouble(line -> steps.stream().mapToDouble(line.value()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        double top = highest > 0 ? highest : 1;
        return new Chart(
                title,
                label.apply(top),
                values.stream()
                        .map(line -> new Line(
                                line.name(), path(steps.stream().mapToDouble(line.value()), steps.size(), top)))
                        .toList());
    }

    private static String path(DoubleStream values, int count, double top) {
        double[] all = values.toArray();
        double step = count < 2 ? 0 : (double) WIDTH / (count - 1);
        return IntStream.range(0, all.length)
                .filter(i -> Double.isFinite(all[i]))
                .mapToObj(i -> point(i > 0 && Double.isFinite(all[i - 1]), i * step, HEIGHT * (1 - all[i] / top)))
                .collect(Collectors.joining());
    }

    // A value that stands alone is a dot: a line of no length with round ends.
    private static String point(boolean goesOn, double x, double y) {
        return String.format(Locale.ROOT, goesOn ? "L%.1f %.1f" : "M%.1f %.1fh0", x, y);
    }
}
