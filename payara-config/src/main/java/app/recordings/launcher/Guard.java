package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A small process that ends the parts when this launcher is gone without having stopped them; started again when it dies. */
final class Guard implements AutoCloseable {
    private static final Executor SOON = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

    private final DataFolder data;
    private final Command command;
    private Process process;
    private CompletableFuture<Void> successor;
    private boolean closed;

    private Guard(DataFolder data, Command command) {
        this.data = data;
        this.command = command;
    }

    static Guard start(DataFolder data, Distribution distribution) throws IOException {
        var script = distribution.configuration("guard.sh").toString();
        var guard = new Guard(
                data, Command.of(List.of("sh", script, data.path() + "/")).ownSession());
        guard.begin();
        return guard;
    }

    private synchronized void begin() throws IOException {
        if (closed) {
            return;
        }
        process = command.builder()
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        data.writeNumber(pidFile(), process.pid());
        successor = process.onExit().thenRunAsync(this::beginAgain, SOON);
    }

    private void beginAgain() {
        try {
            begin();
        } catch (IOException failure) {
            // such as no more processes just now
            SOON.execute(this::beginAgain);
        }
    }

    /** To be called when the parts have ended: the guard then finds none and goes. */
    @Override
    public synchronized void close() {
        closed = true;
        successor.cancel(false);
        process.destroyForcibly();
        try {
            process.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException failure) {
            throw new LaunchException("The file " + pidFile() + " cannot be deleted.", failure);
        }
    }

    private Path pidFile() {
        return data.resolve("run/guard.pid");
    }
}
