package app.recordings.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void secretIsTwoHundredFiftySixRandomBitsBehindItsPrefix() {
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            secrets.add(Secret.random("rk_"));
        }
        assertThat(secrets).hasSize(1000).allMatch(secret -> secret.matches("rk_[A-Za-z0-9_-]{43}"));
    }

    @Test
    void hashIsSha256() {
        assertThat(HexFormat.of().formatHex(Secret.hash("hello")))
                .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    }

    @Test
    void onlyEqualHashesAreTheSame() {
        assertThat(Secret.sameHash(Secret.hash("a"), Secret.hash("a"))).isTrue();
        assertThat(Secret.sameHash(Secret.hash("a"), Secret.hash("b"))).isFalse();
        assertThat(Secret.sameHash(Secret.hash("a"), new byte[0])).isFalse();
    }
}
