package app.recordings.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a launcher that died left behind in its data folder. */
record Leftovers(DataFolder data) {
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(5);
    private static final long ORDERLY_SECONDS = 4;

    /** Ends processes that a former launcher's pid files name, if they are really ours. */
    void end() {
        for (var file :
                new String[] {"guard.pid", "proxy.pid", "node.pid", "audio.pid", "broker.pid", "database.pid"}) {
            var pidFile = data.resolve("run").resolve(file);
            owned(pidFile).ifPresent(process -> end(process, file.startsWith("database") ? "INT" : "TERM"));
            delete(pidFile);
            delete(data.resolve("run").resolve(file.replace(".pid", ".port")));
        }
    }

    /** The process named by a pid file, if its command line names our data folder and it is no younger than the file. */
    private Optional<ProcessHandle> owned(Path pidFile) {
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            var pid = Long.parseLong(Files.readString(pidFile).strip());
            var written = Files.getLastModifiedTime(pidFile).toInstant();
            return ProcessHandle.of(pid)
                    .filter(process -> isOurs(process)
                            && process.info().startInstant().orElse(Instant.MAX).isBefore(written.plus(CLOCK_SLACK)));
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private boolean isOurs(ProcessHandle process) {
        try {
            var words = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
            return words.contains(data.path() + "/");
        } catch (IOException gone) {
            return false;
        }
    }

    private static void end(ProcessHandle process, String signal) {
        Signals.send(signal, process.pid());
        try {
            process.onExit().get(ORDERLY_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException unwilling) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new LaunchException("The file " + file + " cannot be deleted: check its owner and mode.", failure);
        }
    }
}
