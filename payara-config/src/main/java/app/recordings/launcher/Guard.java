package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A small process that ends the parts when this launcher is gone without having stopped them. */
final class Guard implements AutoCloseable {
    private final DataFolder data;
    private final Process process;

    private Guard(DataFolder data, Process process) {
        this.data = data;
        this.process = process;
    }

    static Guard start(DataFolder data, Distribution distribution) throws IOException {
        var process = Command.of(
                        List.of("sh", distribution.configuration("guard.sh").toString(), data.path() + "/"))
                .ownSession()
                .builder()
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Files.writeString(data.resolve("run/guard.pid"), process.pid() + "\n");
        return new Guard(data, process);
    }

    /** To be called when the parts have ended: the guard then finds none and goes. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            Files.deleteIfExists(data.resolve("run/guard.pid"));
        } catch (IOException failure) {
            throw new LaunchException("The files in " + data.resolve("run") + " cannot be deleted.", failure);
        }
    }
}
