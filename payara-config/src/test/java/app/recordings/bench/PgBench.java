package app.recordings.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** PostgreSQL alone: a recording of 16 KiB and its job, row by row, each pair committed by itself, in the same database. */
final class PgBench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+)");
    private static final String INSERT =
            "WITH r AS (INSERT INTO rec(email,data) VALUES ('u@example.com', :d) RETURNING id)"
                    + " INSERT INTO job(rec_id) SELECT id FROM r;\n";

    private final Database database;
    private final Processes processes;
    private final Path script;

    PgBench(Database database, Processes processes) throws IOException {
        this.database = database;
        this.processes = processes;
        script = Files.writeString(Path.of("target", "bench-insert.sql"), INSERT);
    }

    static boolean isPresent() {
        return Programs.are("pgbench");
    }

    Sample run(int connections, Duration length) throws Exception {
        var meter = new Meter(processes);
        var said = said(List.of(
                "pgbench",
                "-n",
                "-j",
                Integer.toString(Math.min(2, connections)),
                "-M",
                "prepared",
                "-c",
                Integer.toString(connections),
                "-T",
                Long.toString(length.toSeconds()),
                "-f",
                script.toString(),
                "-D",
                "d=\\x" + HexFormat.of().formatHex(Bytes.wav(16 << 10))));
        double rate = number(RATE, said);
        var cost = meter.read(Math.round(rate * length.toSeconds()));
        return new Sample(
                rate,
                number(LATENCY, said),
                Double.NaN,
                Double.NaN,
                0,
                Map.of("database", cost.cpu().get("database")),
                cost.nodeMebibytes(),
                "its p50 is its mean");
    }

    private String said(List<String> words) throws Exception {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(database.environment());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
        database.run("update yard.job set status = 'DONE' where status = 'QUEUED'");
        return said;
    }

    private static double number(Pattern pattern, String said) throws IOException {
        return Collections.max(pattern.matcher(said)
                .results()
                .map(found -> Double.valueOf(found.group(1)))
                .toList());
    }
}
