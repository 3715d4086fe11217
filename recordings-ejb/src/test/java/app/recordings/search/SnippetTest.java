package app.recordings.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SnippetTest {
    @Test
    void ofALongTextThePlaceWithMostFoundWordsIsShown() {
        String filling = "and so on ".repeat(60);
        String snippet = Snippet.of(
                "red at first " + filling + "then the red house & the hill " + filling, Set.of("red", "house", "hill"));
        assertThat(snippet)
                .startsWith("… ")
                .endsWith(" …")
                .contains("<mark>red</mark> <mark>house</mark> &amp; the <mark>hill</mark>")
                .hasSizeLessThan(320);
    }

    @Test
    void wordsAreMarkedHoweverTheyAreWritten() {
        assertThat(Snippet.of("«ÄRGER»,\n\t“ﬁne” كتابٌ", Set.of("ärger", "fine", "كتاب")))
                .isEqualTo("«<mark>ÄRGER</mark>», “<mark>ﬁne</mark>” <mark>كتابٌ</mark>");
    }

    @Test
    void noCharacterIsCutInTwo() {
        for (int before = 0; before < 8; before++) {
            String snippet = Snippet.of("x".repeat(before) + "😀".repeat(300), Set.of());
            assertThat(snippet.codePoints()).noneMatch(it -> it >= 0xD800 && it <= 0xDFFF);
        }
    }
}
