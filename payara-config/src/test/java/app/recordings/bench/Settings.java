package app.recordings.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run is told, each by a system property that begins with recordings.bench. */
final class Settings {
    private Settings() {}

    /** Before anything counts. */
    static Duration warm() {
        return Duration.ofSeconds(Integer.getInteger("recordings.bench.warm", 120));
    }

    /** Of each row. */
    static Duration measured() {
        return Duration.ofSeconds(Integer.getInteger("recordings.bench.seconds", 8));
    }

    static int rounds() {
        return Integer.getInteger("recordings.bench.rounds", 3);
    }

    /** Applications that submit in turn. */
    static int callers() {
        return Integer.getInteger("recordings.bench.callers", 16);
    }

    /** Streams of one caller in the row of the fan-out. */
    static int listeners() {
        return Integer.getInteger("recordings.bench.listeners", 100);
    }

    /** Whether a row is wanted: those whose names the regular expression finds, all when there is none. */
    static boolean wants(String row) {
        return row.matches(".*(" + System.getProperty("recordings.bench.rows", "") + ").*");
    }

    /** The folder of the reference service with its libraries. */
    static Optional<Path> reference() {
        return Optional.ofNullable(System.getProperty("recordings.bench.reference"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
    }

    /** More for the node's JVM, such as a recording of what it does. */
    static List<String> nodeOptions() {
        return Stream.of(System.getProperty("recordings.bench.node-options", "").split(" ", -1))
                .filter(option -> !option.isBlank())
                .toList();
    }
}
