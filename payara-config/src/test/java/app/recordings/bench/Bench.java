package app.recordings.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The product's speed beside that of others on the same machine in the same minutes. Run by {@code -Pbench}. */
class Bench {
    private static BenchedProduct product;

    @BeforeAll
    static void start() throws Exception {
        product = BenchedProduct.start(Settings.nodeOptions());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (product != null) {
            product.stop();
        }
    }

    @Test
    void measuresItAllBesideItsBaselines() throws Exception {
        var database = product.database();
        database.makeYard();
        var folder = Settings.reference().filter(Reference::isPresent);
        try (var reference = folder.isPresent() ? Reference.start(folder.get(), database) : null) {
            var table = new Table();
            var processes = reference == null ? product.processes() : reference.processes(product.processes());
            var one = product.of(1);
            var rows = new Rows(
                    product.of(Settings.callers()),
                    one,
                    Reads.of(one),
                    processes,
                    PgBench.isPresent() ? new PgBench(database, processes) : null,
                    reference,
                    table);
            measure(rows, processes);
            table.print(told(processes));
            assertThat(table.failed()).isZero();
        }
    }

    private static void measure(Rows rows, Processes processes) throws Exception {
        if (rows.reference() != null) {
            rows.reference().rest();
        }
        System.out.println("idle after start: node " + processes.mebibytes(BenchedProduct.NODE) + " MiB");
        rows.warm(Settings.warm());
        for (int i = 0; i < Settings.rounds(); i++) {
            rows.round(Settings.measured());
        }
    }

    private static String told(Processes processes) throws Exception {
        return "%s, %d processors, load %s; %d s warm-up, %d rounds of %d s; %d callers; node %d MiB at the end."
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        Runtime.getRuntime().availableProcessors(),
                        Files.readString(Path.of("/proc/loadavg")).strip(),
                        Settings.warm().toSeconds(),
                        Settings.rounds(),
                        Settings.measured().toSeconds(),
                        Settings.callers(),
                        processes.mebibytes(BenchedProduct.NODE));
    }
}
