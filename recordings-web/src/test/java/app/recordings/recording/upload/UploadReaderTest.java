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
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class UploadReaderTest {
    private static final int LIMIT = 1024 * 1024;
    private static final String FORM = "multipart/form-data; boundary=XX";
    private static final String END = "--XX--\r\n";
    private static final String AUDIO = part("form-data; name=\"audio\"; filename=\"a.webm\"", "audio/webm", "sound");

    private final UploadReader reader = new UploadReader();
    private final List<Path> filesBefore = files();

    UploadReaderTest() {
        reader.limit = LIMIT;
    }

    @AfterEach
    void leavesNoFile() {
        assertThat(files()).hasSameElementsAs(filesBefore);
    }

    @Test
    void plainAudioIsTakenWithTheFieldsOfTheQuery() throws Exception {
        try (Upload upload = read("audio/ogg", -1, "sound", Map.of("email", "a@b.example"))) {
            NewRecording order = upload.order(UUID.randomUUID());
            assertThat(order.declaredType()).isEqualTo("audio/ogg");
            assertThat(order.email()).isEqualTo("a@b.example");
            assertThat(content(order)).isEqualTo("sound");
        }
    }

    @Test
    void formIsTakenApart() throws Exception {
        String form = field("email", "a@b.example") + AUDIO + field("language", "en") + END;
        try (Upload upload = read(FORM, form.length(), form, Map.of("language", "de"))) {
            NewRecording order = upload.order(UUID.randomUUID());
            assertThat(order.email()).isEqualTo("a@b.example");
            assertThat(order.language()).as("the form's, not the query's").isEqualTo("en");
            assertThat(order.declaredType()).isEqualTo("audio/webm");
            assertThat(content(order)).isEqualTo("sound");
        }
    }

    @Test
    void fieldsAreUtf8() throws Exception {
        String form = field("language", "d\u00e9") + AUDIO + END;
        try (Upload upload = read(FORM, -1, form, Map.of())) {
            assertThat(upload.order(UUID.randomUUID()).language()).isEqualTo("d\u00e9");
        }
    }

    @Test
    void formMayBeWrittenInAnyCaseAndWithoutFileName() throws Exception {
        String form = part("form-data; name=audio", null, "sound") + END;
        try (Upload upload = read("Multipart/Form-Data; Boundary=\"XX\"", -1, form, Map.of())) {
            NewRecording order = upload.order(UUID.randomUUID());
            assertThat(order.declaredType()).isNull();
            assertThat(content(order)).isEqualTo("sound");
        }
    }

    @Test
    void formWithoutAudioMissesIt() throws Exception {
        for (String form : List.of(field("email", "a@b.example") + END, END, "--YY\r\n")) {
            try (Upload upload = read(FORM, -1, form, Map.of())) {
                assertThatThrownBy(() -> upload.order(UUID.randomUUID()))
                        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                                .isEqualTo(ErrorType.MISSING_AUDIO));
            }
        }
    }

    @Test
    void secondAudioIsRefused() {
        assertRefused(ErrorType.MALFORMED_REQUEST, FORM, AUDIO + AUDIO + END);
        assertRefused(ErrorType.MALFORMED_REQUEST, FORM, bigAudio(LIMIT) + AUDIO + END);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 60, 100, 108})
    void truncatedFormIsRefused(int length) {
        String form = AUDIO + END;
        assertRefused(ErrorType.MALFORMED_REQUEST, FORM, form.substring(0, length));
    }

    @Test
    void truncatedLargeFormIsRefusedAndLeavesNoFile() {
        assertRefused(ErrorType.MALFORMED_REQUEST, FORM, bigAudio(LIMIT).substring(0, LIMIT - 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"\"",
                "multipart/form-data;;;=;boundary"
            })
    void formWithoutItsBoundaryIsRefused(String type) {
        assertRefused(ErrorType.MALFORMED_REQUEST, type, AUDIO + END);
    }

    @Test
    void audioAboveTheLimitIsRefusedHoweverItComes() {
        assertTooLarge("audio/webm", LIMIT + 1, "x");
        assertTooLarge("audio/webm", -1, "x".repeat(LIMIT + 1));
        assertTooLarge(FORM, -1, bigAudio(LIMIT + 1) + END);
        assertTooLarge(FORM, 2L * LIMIT, "x");
    }

    @Test
    void audioOfTheLimitIsTaken() throws Exception {
        try (Upload plain = read("audio/webm", LIMIT, "x".repeat(LIMIT), Map.of());
                Upload form = read(FORM, -1, bigAudio(LIMIT) + END, Map.of())) {
            assertThat(plain.order(UUID.randomUUID()).audio().size()).isEqualTo(LIMIT);
            assertThat(form.order(UUID.randomUUID()).audio().size()).isEqualTo(LIMIT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json", "image/png", "multipart/mixed; boundary=XX"})
    void otherTypesAreRefused(String type) {
        assertRefused(ErrorType.UNSUPPORTED_MEDIA_TYPE, type, "x");
    }

    @Test
    void bodyThatBreaksOffIsRefused() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        for (String type : List.of("audio/webm", FORM)) {
            assertThatThrownBy(() -> reader.read(new UploadReader.Body(type, -1, broken), Map.of()))
                    .isInstanceOfSatisfying(ProblemException.class, e -> {
                        assertThat(e.type()).isEqualTo(ErrorType.MALFORMED_REQUEST);
                        assertThat(e.getMessage()).doesNotContain("reset");
                    });
        }
    }

    @Test
    void manyPartsAreRefused() {
        assertRefused(ErrorType.MALFORMED_REQUEST, FORM, fields(17) + AUDIO + END);
        assertRefused(ErrorType.MALFORMED_REQUEST, FORM, AUDIO + fields(5000) + END);
    }

    @Test
    void longFieldIsRefused() {
        assertRefused(ErrorType.MALFORMED_REQUEST, FORM, field("email", "x".repeat(1025)) + AUDIO + END);
    }

    @Test
    void longPartHeaderIsRefused() {
        String form = part("form-data; name=\"" + "x".repeat(10_000) + "\"", null, "v") + AUDIO + END;
        assertRefused(ErrorType.MALFORMED_REQUEST, FORM, form);
    }

    @Test
    void formThatBeginsWithSomethingElseIsRefused() {
        for (String start : List.of("", "x", "\r", "x".repeat(100_000) + "\r\n")) {
            assertRefused(ErrorType.MALFORMED_REQUEST, FORM, start.isEmpty() ? "" : start + AUDIO + END);
        }
    }

    @Test
    void formMayBeginWithAnEmptyLine() throws Exception {
        try (Upload upload = read(FORM, -1, "\r\n" + AUDIO + END, Map.of())) {
            assertThat(content(upload.order(UUID.randomUUID()))).isEqualTo("sound");
        }
    }

    @Test
    void endlessRestOfAFormIsTooLarge() {
        assertRefused(ErrorType.MALFORMED_REQUEST, FORM, "--XX\r\n\r\n" + "x".repeat(2 * LIMIT));
        assertTooLarge(FORM, -1, part("form-data; name=\"other\"", null, "x".repeat(2 * LIMIT)) + AUDIO + END);
    }

    @Test
    void unknownFieldIsIgnoredWhateverItsLength() throws Exception {
        String form = field("comment", "x".repeat(10_000)) + AUDIO + END;
        try (Upload upload = read(FORM, -1, form, Map.of())) {
            assertThat(content(upload.order(UUID.randomUUID()))).isEqualTo("sound");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "a\\u0000b.webm",
                "\\u202Egpj.exe",
                "CON",
                "a;b=c",
                "a\\\"; name=\\\"email",
                "<script>alert(1)</script>.webm"
            })
    void hostileFileNameIsOnlyAName(String name) throws Exception {
        String form = part("form-data; name=\"audio\"; filename=\"" + name + "\"", "audio/webm", "sound") + END;
        try (Upload upload = read(FORM, -1, form, Map.of())) {
            NewRecording order = upload.order(UUID.randomUUID());
            assertThat(content(order)).isEqualTo("sound");
            assertThat(order.email()).isNull();
        }
    }

    @Test
    void partWithoutANameIsIgnored() throws Exception {
        String form = part("form-data", null, "v") + part("attachment; filename=x", null, "v") + AUDIO + END;
        try (Upload upload = read(FORM, -1, form, Map.of())) {
            assertThat(content(upload.order(UUID.randomUUID()))).isEqualTo("sound");
        }
    }

    private Upload read(String type, long length, String content, Map<String, String> query) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return reader.read(new UploadReader.Body(type, length, new ByteArrayInputStream(bytes)), query);
    }

    private void assertTooLarge(String type, long length, String content) {
        assertThatThrownBy(() -> read(type, length, content, Map.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.PAYLOAD_TOO_LARGE))
                .hasMessageContaining("1 MiB");
    }

    private void assertRefused(ErrorType error, String type, String content) {
        assertThatThrownBy(() -> read(type, -1, content, Map.of()).close())
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(error));
    }

    private static String bigAudio(int size) {
        return part("form-data; name=\"audio\"; filename=\"a\"", "audio/webm", "x".repeat(size));
    }

    private static String fields(int count) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < count; i++) {
            form.append(field("field" + i, "v"));
        }
        return form.toString();
    }

    private static String field(String name, String value) {
        return part("form-data; name=\"" + name + "\"", null, value);
    }

    private static String part(String disposition, String type, String content) {
        return "--XX\r\nContent-Disposition: " + disposition + "\r\n"
                + (type == null ? "" : "Content-Type: " + type + "\r\n") + "\r\n" + content + "\r\n";
    }

    private static String content(NewRecording order) throws IOException {
        try (InputStream stream = ((Spool) order.audio()).open()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".spool"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
