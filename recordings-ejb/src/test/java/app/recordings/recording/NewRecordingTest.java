package app.recordings.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import app.recordings.storage.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewRecordingTest {
    private static final Set<String> LANGUAGES = new TreeSet<>(Set.of("de", "en"));

    @Test
    void formatIsWhatTheBytesSayNotWhatIsDeclared() throws Exception {
        assertThat(order(null, "en", "audio/webm", "fLaC").requireValid(LANGUAGES))
                .isEqualTo(AudioFormat.FLAC);
        assertThat(order(null, "en", null, "OggS").requireValid(LANGUAGES)).isEqualTo(AudioFormat.OGG);
    }

    @Test
    void languageIsEnglishUnlessTold() throws Exception {
        assertThat(order(null, null, null, "").language()).isEqualTo("en");
        assertThat(order(null, " ", null, "").language()).isEqualTo("en");
        assertThat(order(null, " de ", null, "").language()).isEqualTo("de");
    }

    @Test
    void emptyEmailIsNone() throws Exception {
        assertThat(order("  ", null, null, "").email()).isNull();
        assertThat(order(" a@b.example ", null, null, "").email()).isEqualTo("a@b.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example", "first.last+tag@sub.example.org", "o'neil@example.com", "x_y-z@example.co"})
    void emailAddressesAreTaken(String email) throws Exception {
        assertThat(order(email, "en", null, "fLaC").requireValid(LANGUAGES)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "@example.org",
                "a@",
                "a@b@c",
                "a b@example.org",
                "Ann <a@b.example>",
                "a@b.example, c@d.example",
                "a@b.example\r\nBcc: c@d.example",
                "a@[",
                "a@b..example",
                "(a)b@c.example",
                "a@b.example;"
            })
    void whatIsNoEmailAddressIsRefused(String email) throws Exception {
        assertThatThrownBy(() -> order(email, "en", null, "fLaC").requireValid(LANGUAGES))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.type()).isEqualTo(ErrorType.INVALID);
                    assertThat(e.violations()).extracting(Violation::field).containsExactly("email");
                });
    }

    @Test
    void tooLongEmailAddressIsRefused() throws Exception {
        assertRefused(ErrorType.INVALID, order("a".repeat(243) + "@example.org", "en", null, "fLaC"));
    }

    @Test
    void wrongTypeIsRefused() throws Exception {
        assertRefused(ErrorType.UNSUPPORTED_MEDIA_TYPE, order(null, "en", "text/plain", "fLaC"));
    }

    @Test
    void unknownLanguageIsRefusedWithThoseThereAre() throws Exception {
        NewRecording order = order(null, "xx", null, "fLaC");
        assertRefused(ErrorType.UNSUPPORTED_LANGUAGE, order);
        assertThatThrownBy(() -> order.requireValid(LANGUAGES)).hasMessageContaining("de, en");
    }

    @Test
    void emptyAudioIsRefused() throws Exception {
        assertRefused(ErrorType.EMPTY_AUDIO, order(null, "en", "audio/webm", ""));
    }

    @Test
    void whatIsNoAudioIsRefused() throws Exception {
        assertRefused(ErrorType.UNDECODABLE_AUDIO, order(null, "en", "audio/webm", "just some text"));
    }

    private static void assertRefused(ErrorType type, NewRecording order) {
        assertThatThrownBy(() -> order.requireValid(LANGUAGES))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(type));
    }

    private static NewRecording order(String email, String language, String type, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
        return new NewRecording(
                UUID.randomUUID(), email, language, type, Spool.of(new ByteArrayInputStream(bytes), bytes.length));
    }
}
