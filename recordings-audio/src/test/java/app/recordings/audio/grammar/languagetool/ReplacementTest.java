package app.recordings.audio.grammar.languagetool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplacementTest {
    @Test
    void leavesOutTheWordsThatStay() {
        assertThat(Replacement.of("there is many people", "there are many people"))
                .isEqualTo(new Replacement(6, 2, "are"));
    }

    @Test
    void replacesAllWhereNothingStays() {
        assertThat(Replacement.of("goed", "went")).isEqualTo(new Replacement(0, 4, "went"));
    }

    @Test
    void keepsAWordToMarkWhereOneIsMissing() {
        assertThat(Replacement.of("go home", "go back home")).isEqualTo(new Replacement(3, 4, "back home"));
    }
}
