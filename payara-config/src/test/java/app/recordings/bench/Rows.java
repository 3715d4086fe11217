package app.recordings.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is measured in each round, one after another, each when nothing is left of the one before.
 *
 * @param crowd many callers of the product
 * @param one a single one
 * @param reference null when it is not here
 */
record Rows(
        Recordings crowd,
        Recordings one,
        Map<String, Call> reads,
        Processes processes,
        PgBench pgbench,
        Reference reference,
        Table table) {
    private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);
    private static final int USUAL = 16;
    private static final int LARGE = 1 << 20;

    /** Something whose sample takes some time. */
    private interface Measurement {
        Sample take() throws Exception;
    }

    void warm(Duration length) throws Exception {
        var share = length.dividedBy(4);
        accept(crowd, USUAL, share);
        crowd.awaitIdle();
        new EndToEnd(crowd, processes).run(USUAL, share);
        crowd.awaitIdle();
        for (var read : reads.values()) {
            loop(crowd).run(read, USUAL, share.dividedBy(reads.size()));
        }
        if (reference != null) {
            ofReference(() -> new EndToEnd(reference, processes).run(USUAL, share));
        }
    }

    void round(Duration length) throws Exception {
        for (int connections : CONNECTIONS) {
            accept(connections, length);
        }
        row("accept 1 MiB, " + USUAL + " connections", () -> loop(one).run(one.ofSize(LARGE), USUAL, length));
        row("end to end, " + USUAL + " connections", () -> new EndToEnd(crowd, processes).run(USUAL, length));
        besides("end to end, " + USUAL + " connections", () -> new EndToEnd(reference, processes).run(USUAL, length));
        for (var read : reads.entrySet()) {
            row(read.getKey(), () -> loop(crowd).run(read.getValue(), USUAL, length));
            table.compare(read.getKey(), Reads.NOTHING);
        }
        row("fan-out, deliveries", () -> new FanOut(one, processes).run(Settings.listeners(), 4, length));
    }

    private void accept(int connections, Duration length) throws Exception {
        var row = "accept 16 KiB, %d connection%s".formatted(connections, connections == 1 ? "" : "s");
        row(row, () -> accept(crowd, connections, length));
        if (pgbench != null) {
            var baseline = "pgbench, " + connections;
            row(row, baseline, () -> pgbench.run(connections, length));
        }
        besides(row, () -> accept(reference, connections, length));
    }

    private Sample accept(Service service, int connections, Duration length) throws InterruptedException {
        return loop(service).run(Submission.to(service), connections, length);
    }

    private ClosedLoop loop(Service service) {
        return new ClosedLoop(service.address(), processes);
    }

    private void row(String name, Measurement measurement) throws Exception {
        row(name, name, measurement);
    }

    private void row(String wanted, String name, Measurement measurement) throws Exception {
        if (Settings.wants(wanted)) {
            table.add(name, measurement.take());
            table.compare(wanted, name);
            crowd.awaitIdle();
        }
    }

    /** The reference's, when it is here. */
    private void besides(String row, Measurement measurement) throws Exception {
        if (reference != null) {
            row(row, "reference: " + row, () -> ofReference(measurement));
        }
    }

    private Sample ofReference(Measurement measurement) throws Exception {
        reference.goOn();
        try {
            var sample = measurement.take();
            reference.awaitIdle();
            return sample;
        } finally {
            reference.rest();
        }
    }
}
