package app.recordings.audio.engine;

import app.recordings.audio.work.Failure;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An engine that is a program of the system. */
public final class EngineProgram {
    private static final Pattern PATH_SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private EngineProgram() {}

    /** The program of this name on the PATH. */
    public static Optional<Path> find(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(PATH_SEPARATOR.split(path))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Runs a program to its end. @throws WorkException when it fails or takes longer than the limit */
    public static void run(List<String> command, Duration limit, Work work) throws IOException {
        Process process = work.own(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start());
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            work.check();
            if (!ended || process.exitValue() != 0) {
                String what = ended ? " failed." : " did not end in time.";
                throw new WorkException(
                        Failure.ENGINE_FAILED, Path.of(command.get(0)).getFileName() + what);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an engine works", e);
        } finally {
            work.release(process);
        }
    }
}
