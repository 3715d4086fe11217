package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Has PostgreSQL put a copy of its files right by the log, then stops it. */
record Recovery(Surroundings surroundings, Path cluster) {
    private static final Duration LONGEST_STOP = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 100;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

    /** What needs the database as it was. */
    interface Step {
        void with(RunningDatabase database) throws IOException;
    }

    /**
     * @param log what was kept since the copy
     * @param until empty for all that there is
     * @param last what else is to be done before it stops
     * @return when the last transaction that is there was committed; null when that is not known
     */
    String run(Path log, Optional<Instant> until, Step last) throws IOException, InterruptedException {
        var definition = new DatabaseDefinition(surroundings);
        Files.createFile(cluster.resolve("recovery.signal"));
        var output = surroundings.data().log(Part.DATABASE);
        var process =
                definition.server(cluster, settings(log, until)).ownSession().start(output);
        try {
            while (!DatabaseDefinition.isReady(cluster)) {
                if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new IOException("PostgreSQL says: " + lastWord(output) + " (more in " + output + ")");
                }
            }
            try (var database = RunningDatabase.at(
                    surroundings.port(Part.DATABASE), surroundings.data().path(), surroundings.distribution())) {
                last.with(database);
                return database.ask("SELECT pg_last_xact_replay_timestamp()::text");
            }
        } finally {
            Signals.send(definition.stopSignal(), process.pid());
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private List<String> settings(Path log, Optional<Instant> until) {
        var script = surroundings.distribution().configuration("restore-log.sh");
        var settings = new ArrayList<>(List.of(
                "archive_mode=off",
                "hot_standby=off",
                "recovery_target_action=promote",
                "restore_command=sh \"" + script + "\" \"" + log + "\" \"%f\" \"%p\""));
        until.ifPresent(time -> settings.add("recovery_target_time=" + TIME.format(time)));
        return settings;
    }

    private static String lastWord(Path output) throws IOException {
        return Files.readAllLines(output).stream()
                .filter(line -> line.contains("FATAL:"))
                .reduce((former, later) -> later)
                .map(line -> line.replaceFirst(".*FATAL: *", ""))
                .orElse("nothing");
    }
}
