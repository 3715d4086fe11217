package app.recordings.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The samples of all rounds, by row; prints the median of each figure, and of the ratios within each round. */
final class Table {
    private static final Path FILE = Path.of("target", "bench.md");
    private static final String HEAD = """
            | what | per second | p50 ms | p95 ms | p99 ms | failed | CPU ms each | node MiB |
            |---|---|---|---|---|---|---|---|
            """;

    private final Map<String, List<Sample>> rows = new LinkedHashMap<>();
    private final Map<String, List<Double>> ratios = new LinkedHashMap<>();

    void add(String row, Sample sample) {
        rows.computeIfAbsent(row, name -> new ArrayList<>()).add(sample);
        System.out.println(line(row, List.of(sample)));
    }

    /** Compares what two rows showed in this round, when both are there. */
    void compare(String row, String with) {
        if (!row.equals(with) && rows.containsKey(row) && rows.containsKey(with)) {
            double ratio = last(row).perSecond() / last(with).perSecond();
            ratios.computeIfAbsent(row + " ÷ " + with, name -> new ArrayList<>())
                    .add(ratio);
        }
    }

    /** Requests that were not answered rightly, of all rows. */
    long failed() {
        return rows.values().stream()
                .flatMap(List::stream)
                .mapToLong(Sample::failed)
                .sum();
    }

    private Sample last(String row) {
        var samples = rows.get(row);
        return samples.get(samples.size() - 1);
    }

    /** Prints it all, to target/bench.md too. @param first what is to be known before */
    void print(String first) throws IOException {
        var text = new StringBuilder(first).append("\n\n").append(HEAD);
        rows.forEach((row, samples) -> text.append(line(row, samples)).append('\n'));
        text.append("\n| ratio, median of rounds | |\n|---|---|\n");
        ratios.forEach((what, seen) -> text.append("| %s | %.2f |\n".formatted(what, median(seen))));
        text.append('\n');
        rows.forEach((row, samples) -> samples.stream()
                .filter(sample -> !sample.note().isEmpty())
                .forEach(sample -> text.append("- %s: %s\n".formatted(row, sample.note()))));
        System.out.println(text);
        Files.writeString(FILE, text);
    }

    private static String line(String row, List<Sample> samples) {
        return "| %s | %.0f | %s | %s | %s | %.0f | %s | %.0f |"
                .formatted(
                        row,
                        of(samples, Sample::perSecond),
                        milliseconds(of(samples, Sample::p50)),
                        milliseconds(of(samples, Sample::p95)),
                        milliseconds(of(samples, Sample::p99)),
                        of(samples, Sample::failed),
                        costs(samples),
                        of(samples, Sample::nodeMebibytes));
    }

    private static String costs(List<Sample> samples) {
        return samples.get(0).cpu().keySet().stream()
                .map(name -> "%s %.2f"
                        .formatted(name, of(samples, sample -> sample.cpu().get(name))))
                .filter(cost -> !cost.endsWith(" 0.00"))
                .collect(Collectors.joining(", "));
    }

    private static String milliseconds(double value) {
        return Double.isNaN(value) ? "" : "%.1f".formatted(value);
    }

    private static double of(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return median(samples.stream().map(figure::applyAsDouble).toList());
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
