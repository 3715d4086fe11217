package app.recordings.recording.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedPageTest {
    private static final String NAME = SharedPage.class.getName();

    @ParameterizedTest
    @CsvSource({"ar-EG, ar, rtl", "en-GB, en, ltr", "fr, en, ltr", "fr;ar, ar, rtl", "*, en, ltr"})
    void isInTheFirstLanguageThatThereIs(String wanted, String language, String direction) {
        List<Locale> locales = List.of(wanted.split(";")).stream()
                .map(tag -> tag.equals("*") ? new Locale("*") : Locale.forLanguageTag(tag))
                .toList();
        assertThat(SharedPage.in(locales).gone())
                .contains("<html lang=\"" + language + "\" dir=\"" + direction + "\">");
    }

    @Test
    void eachLanguageSaysAll() {
        ResourceBundle english = ResourceBundle.getBundle(NAME, Locale.ROOT);
        ResourceBundle arabic = ResourceBundle.getBundle(NAME, Locale.forLanguageTag("ar"));
        assertThat(arabic.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet()).allMatch(key -> !arabic.getString(key).equals(english.getString(key)));
    }
}
