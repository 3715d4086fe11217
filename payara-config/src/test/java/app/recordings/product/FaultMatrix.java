package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.Part;
import app.recordings.launcher.Product;
import app.recordings.launcher.ProductSession;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each process of a product dies or stands still, alone or with another, in the middle of a load: nothing that was accepted
 * is lost, nothing is done twice. Run by {@code -Pfaults}; some rows only by {@code -Drecordings.faults.row=} and a regular
 * expression. Each adds a line to target/figures.md.
 */
class FaultMatrix {
    private static final String ROWS = System.getProperty("recordings.faults.row", "");
    private static final Duration STILL = Duration.ofSeconds(Integer.getInteger("recordings.faults.still", 30));
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(60);
    private static final Duration LONGEST_CLEANING = Duration.ofSeconds(90);
    private static final Duration PICTURE = Duration.ofMillis(200);

    private static FakePhotos photos;
    private static Product product;
    private static FaultLoad load;

    /** How far the load is when the fault comes: of its jobs, so many are accepted and so many completed. */
    enum Moment {
        ACCEPTING(0.3, 0),
        WORKING(1, 0.3);

        private final double acceptedPart;
        private final double completedPart;

        Moment(double acceptedPart, double completedPart) {
            this.acceptedPart = acceptedPart;
            this.completedPart = completedPart;
        }
    }

    record Fault(String signal, List<Part> parts, Moment moment) {
        boolean isKill() {
            return signal.equals("KILL");
        }

        @Override
        public String toString() {
            return (isKill() ? "kill -9 " : "SIGSTOP ")
                    + parts.stream().map(Part::label).collect(Collectors.joining(" and ")) + " while "
                    + moment.name().toLowerCase(Locale.ROOT);
        }
    }

    @BeforeAll
    static void startAProductWithItsEngines() throws IOException, InterruptedException {
        Report.line(
                "| process × moment | jobs | refused with 503 | lost | doubled | failed | attempts repeated | s to recover"
                        + " | s to the last job's end |");
        photos = new FakePhotos();
        photos.delay(PICTURE);
        product = ProductSession.startAnother("faults", photos.nodeOptions());
        load = FaultLoad.prepare(Client.application(product.url()));
    }

    @AfterAll
    static void stopIt() throws InterruptedException {
        if (product != null) {
            product.stop();
        }
        photos.close();
    }

    static Stream<Fault> faults() {
        var parts = List.of(Part.NODE, Part.BROKER, Part.DATABASE, Part.AUDIO);
        var pairs = List.of(
                List.of(Part.BROKER, Part.DATABASE),
                List.of(Part.NODE, Part.BROKER),
                List.of(Part.NODE, Part.DATABASE),
                List.of(Part.NODE, Part.AUDIO));
        return Stream.of(
                        parts.stream().flatMap(part -> Stream.of(Moment.values())
                                .map(moment -> new Fault("KILL", List.of(part), moment))),
                        pairs.stream().map(pair -> new Fault("KILL", pair, Moment.WORKING)),
                        parts.stream().map(part -> new Fault("STOP", List.of(part), Moment.WORKING)))
                .flatMap(Function.identity())
                .filter(fault -> fault.toString().matches(".*(" + ROWS + ").*"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void losesNothingAndDoublesNothing(Fault fault) throws Exception {
        load.begin();
        load.await(fault.moment().acceptedPart, fault.moment().completedPart);
        var began = strike(fault);
        var recovered = awaitRecovery(fault, began);
        finish(fault.toString(), began, recovered);
        if (fault.parts().equals(List.of(Part.BROKER))) {
            assertThat(load.refused())
                    .as("jobs are taken while the broker is away")
                    .isZero();
        }
    }

    @Test
    @EnabledIf("isJournalAsked")
    void publishesAgainWhatTheBrokerLost() throws Exception {
        load.begin();
        load.await(Moment.WORKING.acceptedPart, Moment.WORKING.completedPart);
        var fault = new Fault("KILL", List.of(Part.BROKER), Moment.WORKING);
        var journal = product.configuration().data().resolve("broker/journal");
        var pid = product.pid(Part.BROKER);
        var began = Instant.now();
        product.kill(Part.BROKER);
        // half a second later the next broker begins
        await().pollInterval(Duration.ofMillis(2)).until(() -> !isAlive(pid));
        assertThat(delete(journal)).isPositive();
        var recovered = awaitRecovery(fault, began);
        finish("broker's journal deleted while working", began, recovered);
    }

    static boolean isJournalAsked() {
        return "journal".matches(".*(" + ROWS + ").*");
    }

    private static long delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(Path::toFile).filter(File::delete).count();
        }
    }

    private static void finish(String what, Instant began, Duration recovered) throws InterruptedException {
        load.awaitEnd();
        var ended = Duration.between(began, Instant.now());
        var outcome = load.outcome();
        Report.line("| %s | %d | %d | %d | %d | %d | %d | %.1f | %.1f |"
                .formatted(
                        what,
                        outcome.jobs(),
                        load.refused(),
                        outcome.lost(),
                        outcome.doubled(),
                        outcome.failed(),
                        outcome.retried(),
                        recovered.toMillis() / 1000.0,
                        ended.toMillis() / 1000.0));
        assertThat(outcome.lost()).isZero();
        assertThat(outcome.doubled()).isZero();
        assertThat(outcome.failed()).isZero();
        assertThat(recovered).isLessThan(LONGEST_RECOVERY);
        var inside = new Insides(product);
        await().atMost(LONGEST_CLEANING).until(() -> inside.orphans() == 0 && inside.messages() == 0);
    }

    /** @return the moment from which the product can recover */
    private static Instant strike(Fault fault) throws IOException, InterruptedException {
        Map<Part, Long> pids = fault.parts().stream().collect(Collectors.toMap(Function.identity(), product::pid));
        for (var pid : pids.values()) {
            signal(fault.signal(), pid);
        }
        if (!fault.isKill()) {
            await().pollDelay(STILL).atMost(STILL.plusSeconds(5)).until(() -> true);
            for (var pid : pids.values()) {
                signal("CONT", pid);
            }
            return Instant.now();
        }
        var began = Instant.now();
        await().atMost(LONGEST_RECOVERY).until(() -> pids.values().stream().noneMatch(FaultMatrix::isAlive));
        await().atMost(LONGEST_RECOVERY).until(() -> fault.parts().stream().noneMatch(product::isReady));
        return began;
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).isPresent();
    }

    /** A database's sessions are processes of their own. */
    private static void signal(String signal, long pid) throws IOException, InterruptedException {
        var command = Stream.concat(
                        Stream.of("kill", "-" + signal, Long.toString(pid)),
                        signal.equals("KILL")
                                ? Stream.of()
                                : ProcessHandle.of(pid).stream()
                                        .flatMap(ProcessHandle::descendants)
                                        .map(descendant -> Long.toString(descendant.pid())))
                .toList();
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static Duration awaitRecovery(Fault fault, Instant began) {
        await().atMost(LONGEST_RECOVERY.multipliedBy(2))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> fault.parts().stream().allMatch(product::isReady) && isServing());
        return Duration.between(began, Instant.now());
    }

    private static boolean isServing() {
        var stranger = new Client(product.url(), List.of());
        return stranger.get("/health/ready").status() == 200;
    }
}
