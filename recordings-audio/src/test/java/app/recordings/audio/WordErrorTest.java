package app.recordings.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordErrorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Press 1, please. | press one please",
                "I'm sorry, that's not it. | i am sorry that is not it",
                "The user's mail box can't be re-entered. | the users mailbox cannot be reentered",
                "Un-indentified or witheld represenatives | unidentified or withheld representatives",
                "Use the voice mail and a touch-tone key pad | use the voicemail and a touch tone keypad"
            })
    void takesSpellingsOfTheSameWordsForEqual(String said, String heard) {
        assertThat(WordError.normalized(said, heard).edits()).isZero();
        assertThat(WordError.normalized(heard, said).edits()).isZero();
        assertThat(WordError.raw(said, heard).edits()).isPositive();
    }

    @Test
    void countsWordsLeftOutPutInAndMisheard() {
        assertThat(WordError.normalized("press the pound key now", "the town key is now"))
                .isEqualTo(new WordError.Count(3, 5));
        assertThat(WordError.normalized("box the mail", "mail the box").edits()).isEqualTo(2);
    }
}
