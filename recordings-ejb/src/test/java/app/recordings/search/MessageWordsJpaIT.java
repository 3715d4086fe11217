package app.recordings.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words are found: forms, parts, misspelt ones. */
class MessageWordsJpaIT extends MessageSearchTest {
    @ParameterizedTest
    @CsvSource({
        "She was running to the stations, runs",
        "She was running to the stations, station run",
        "Die Häuser am Hang, haus",
        "ÄRGERLICHE Geschichten, ärgerlich geschichte",
        "Les chevaux étaient fatigués, cheval",
        "Elle chantait des chansons, chanter chanson",
        "Las canciones que cantábamos, canción cantar",
        "قرأت الكتابَ أمس, كتاب",
        "رأيت المدرسة، ثم عدت, مدرسة",
        "Новые дороги, дорога",
        "यह हिन्दी है, हिन्दी",
        "He said “music”—twice, music",
        "either/or and mail@example.org, example",
        "don’t stop, don't",
        "ﬁne naı̈ve, fine",
    })
    void everyFormOfAWordIsFoundInItsLanguage(String body, String query) {
        say(body);
        say("xyz");
        assertThat(numbers(query)).containsExactly(1L);
        assertThat(hits(query).hits().get(0).snippet()).contains("<mark>");
    }

    @Test
    void phrasesExclusionsAndAlternativesNarrow() {
        say("a red house on a hill");
        say("a house with a red door");
        assertThat(numbers("red house")).containsExactlyInAnyOrder(1L, 2L);
        assertThat(numbers("\"red house\"")).containsExactly(1L);
        assertThat(numbers("“red house”")).containsExactly(1L);
        assertThat(numbers("red -door")).containsExactly(1L);
        assertThat(numbers("red -doors")).containsExactly(1L);
        assertThat(numbers("house -\"red door\"")).containsExactly(1L);
        assertThat(numbers("hill or doors")).containsExactlyInAnyOrder(1L, 2L);
        assertThat(numbers("hill OR door house")).containsExactlyInAnyOrder(1L, 2L);
        assertThat(numbers("-hill")).isEmpty();
    }

    @Test
    void partOfAWordFindsItAfterTheWordItself() {
        say("statistics of last year");
        say("my stat is good");
        assertThat(numbers("stat")).containsExactly(2L, 1L);
        assertThat(numbers("statist")).containsExactly(1L);
        assertThat(numbers("tistic")).containsExactly(1L);
        assertThat(hits("tistic").hits().get(0).snippet()).startsWith("<mark>statistics</mark>");
    }

    @ParameterizedTest
    @CsvSource({
        "the station of our town, statoin",
        "the station of our town, sttaion",
        "two stations, statoin",
        "the station of our town, twon station",
        "a word or two, wrod",
        "definitely not, definately",
        "Straßenbahn und Häuser, strasenbahn",
        "déjà vu à l'école, ecole",
        "ذهبت إلى المدرسة, المردسة",
    })
    void misspeltWordIsFound(String body, String query) {
        say("xyz");
        say(body);
        assertThat(numbers(query)).containsExactly(2L);
    }

    @Test
    void nothingAlikeIsFoundWhereTheWordItselfIs() {
        say("a horse");
        say("a house");
        assertThat(numbers("house")).containsExactly(2L);
        assertThat(numbers("hoouse")).contains(2L);
    }

    @Test
    void wordsOfEverySentenceNeedNotBeThere() {
        say("stations are closed");
        say("the station is open");
        assertThat(numbers("the station")).containsExactly(2L, 1L);
        assertThat(numbers("the")).containsExactly(2L);
    }
}
