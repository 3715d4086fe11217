package app.recordings.recording.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.recording.NewRecording;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
/** Uploads as they should be, more or less. */
class UploadReaderTest extends UploadReaderFixture {
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
    void formMayBeginWithAnEmptyLine() throws Exception {
        try (Upload upload = read(FORM, -1, "\r\n" + AUDIO + END, Map.of())) {
            assertThat(content(upload.order(UUID.randomUUID()))).isEqualTo("sound");
        }
    }

    @Test
    void unknownFieldIsIgnoredWhateverItsLength() throws Exception {
        String form = field("comment", "x".repeat(10_000)) + AUDIO + END;
        try (Upload upload = read(FORM, -1, form, Map.of())) {
            assertThat(content(upload.order(UUID.randomUUID()))).isEqualTo("sound");
        }
    }

    @Test
    void partWithoutANameIsIgnored() throws Exception {
        String form = part("form-data", null, "v") + part("attachment; filename=x", null, "v") + AUDIO + END;
        try (Upload upload = read(FORM, -1, form, Map.of())) {
            assertThat(content(upload.order(UUID.randomUUID()))).isEqualTo("sound");
        }
    }
}
