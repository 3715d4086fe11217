package app.recordings.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Figures that a run has seen, line by line in target/figures.md. */
final class Report {
    private static final Path FILE = Path.of("target", "figures.md");

    private Report() {}

    static synchronized void line(String text) {
        try {
            Files.writeString(FILE, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
