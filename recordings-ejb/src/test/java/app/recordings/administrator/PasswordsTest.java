package app.recordings.administrator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    PasswordsTest() {
        passwords.iterations = 1000;
    }

    @Test
    void areSaltedAndTakeWhatIsRightOnly() {
        String hash = passwords.hash("a long password");
        assertThat(hash).startsWith("1000$").doesNotContain("long");
        assertThat(passwords.isRight("a long password", hash)).isTrue();
        assertThat(passwords.isRight("a long passwort", hash)).isFalse();
        assertThat(passwords.hash("a long password")).isNotEqualTo(hash);
    }

    @Test
    void oneOfFormerCostIsStillRight() {
        String hash = passwords.hash("a long password");
        passwords.iterations = 2000;
        assertThat(passwords.isRight("a long password", hash)).isTrue();
    }
}
