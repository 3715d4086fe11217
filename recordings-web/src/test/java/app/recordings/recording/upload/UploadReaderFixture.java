package app.recordings.recording.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.recording.NewRecording;
import app.recordings.storage.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
/** Reads uploads, and sees that no file is left of them. */
abstract class UploadReaderFixture {
    static final int LIMIT = 1024 * 1024;
    static final String FORM = "multipart/form-data; boundary=XX";
    static final String END = "--XX--\r\n";
    static final String AUDIO = part("form-data; name=\"audio\"; filename=\"a.webm\"", "audio/webm", "sound");

    final UploadReader reader = new UploadReader();
    final List<Path> filesBefore = files();

    UploadReaderFixture() {
        reader.limit = LIMIT;
    }

    @AfterEach
    void leavesNoFile() {
        assertThat(files()).hasSameElementsAs(filesBefore);
    }

    Upload read(String type, long length, String content, Map<String, String> query) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return reader.read(new UploadReader.Body(type, length, new ByteArrayInputStream(bytes)), query);
    }

    void assertTooLarge(String type, long length, String content) {
        assertThatThrownBy(() -> read(type, length, content, Map.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.PAYLOAD_TOO_LARGE))
                .hasMessageContaining("1 MiB");
    }

    void assertRefused(ErrorType error, String type, String content) {
        assertThatThrownBy(() -> read(type, -1, content, Map.of()).close())
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(error));
    }

    static String bigAudio(int size) {
        return part("form-data; name=\"audio\"; filename=\"a\"", "audio/webm", "x".repeat(size));
    }

    static String fields(int count) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < count; i++) {
            form.append(field("field" + i, "v"));
        }
        return form.toString();
    }

    static String field(String name, String value) {
        return part("form-data; name=\"" + name + "\"", null, value);
    }

    static String part(String disposition, String type, String content) {
        return "--XX\r\nContent-Disposition: " + disposition + "\r\n"
                + (type == null ? "" : "Content-Type: " + type + "\r\n") + "\r\n" + content + "\r\n";
    }

    static String content(NewRecording order) throws IOException {
        try (InputStream stream = ((Spool) order.audio()).open()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static List<Path> files() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".spool"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
