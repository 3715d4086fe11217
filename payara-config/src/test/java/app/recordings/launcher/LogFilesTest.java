package app.recordings.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    @TempDir
    private Path folder;

    @Test
    void cutsALongLogUnderItsWriterAndKeepsWhatWasThere() throws IOException {
        var file = folder.resolve("node.log");
        try (var writer = new FileOutputStream(file.toFile(), true)) {
            writer.write("before".getBytes(StandardCharsets.UTF_8));

            LogFiles.bound(file, 5);
            writer.write("after".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(folder.resolve("node.log.1")).hasContent("before");
        assertThat(file).hasContent("after");
    }

    @Test
    void leavesAShortLogAlone() throws IOException {
        var file = folder.resolve("node.log");
        java.nio.file.Files.writeString(file, "short");

        LogFiles.bound(file, 5);

        assertThat(file).hasContent("short");
        assertThat(folder.resolve("node.log.1")).doesNotExist();
    }
}
