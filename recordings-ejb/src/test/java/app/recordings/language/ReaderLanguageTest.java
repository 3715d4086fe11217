package app.recordings.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderLanguageTest {
    private static ReaderLanguage of(String... wanted) {
        return ReaderLanguage.of(
                List.of(wanted).stream().map(Locale::forLanguageTag).toList());
    }

    @Test
    void theMostWelcomeThatIsSpokenIsTaken() {
        assertThat(of("fr-FR", "ar-EG", "en")).isEqualTo(ReaderLanguage.ARABIC);
        assertThat(of("en-GB", "ar")).isEqualTo(ReaderLanguage.ENGLISH);
        assertThat(of("fr")).isEqualTo(ReaderLanguage.ENGLISH);
        assertThat(ReaderLanguage.of(List.of(new Locale("*")))).isEqualTo(ReaderLanguage.ENGLISH);
    }

    @Test
    void whatWasStoredIsFoundAgain() {
        for (ReaderLanguage language : ReaderLanguage.values()) {
            assertThat(ReaderLanguage.ofTag(language.tag())).isEqualTo(language);
        }
        assertThat(ReaderLanguage.ofTag(null)).isEqualTo(ReaderLanguage.ENGLISH);
        assertThat(ReaderLanguage.ofTag("of a later version")).isEqualTo(ReaderLanguage.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.recordings.email.EmailText", "app.recordings.person.SignInText"})
    void whatHasATextInOneLanguageHasItInAll(String writer) throws ClassNotFoundException {
        var english = ReaderLanguage.ENGLISH.texts(Class.forName(writer));
        var arabic = ReaderLanguage.ARABIC.texts(Class.forName(writer));
        assertThat(arabic.keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            assertThat(arabic.getString(key)).as(key).isNotEqualTo(english.getString(key));
        }
    }
}
