package app.recordings.recording.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.recording.NewRecording;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
/** Uploads that are broken, or meant to break something. */
class HostileUploadTest extends UploadReaderFixture {
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
    void endlessRestOfAFormIsTooLarge() {
        assertRefused(ErrorType.MALFORMED_REQUEST, FORM, "--XX\r\n\r\n" + "x".repeat(2 * LIMIT));
        assertTooLarge(FORM, -1, part("form-data; name=\"other\"", null, "x".repeat(2 * LIMIT)) + AUDIO + END);
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
}
