package app.recordings.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ProblemException;
import app.recordings.harness.Sql;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed, and however long it is. */
class MessageQueryJpaIT extends MessageSearchTest {
    @Test
    void veryLongTextIsTakenAndFoundByItsBeginning() throws SQLException {
        say("short");
        String words = String.join(
                " ",
                LongStream.range(0, 150_000)
                        .mapToObj(n -> Long.toString(n * 7919, 36) + "ﷺ")
                        .toList());
        Sql.update("update message set body = ? where owner_id = ?", "Overture " + words, chat.ownerId());
        assertThat(numbers("overture")).containsExactly(1L);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "a\u0000b"})
    void nothingToLookForIsRefused(String text) {
        assertThatThrownBy(() -> query(new MessageScope(UUID.randomUUID(), null), text))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void endlessQueriesAreRefused() {
        MessageScope scope = new MessageScope(UUID.randomUUID(), null);
        assertThatThrownBy(() -> query(scope, "x".repeat(1001))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> query(scope, "a ".repeat(33))).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the",
                "\"",
                "-",
                "--",
                "or or",
                "or",
                "-\"",
                "a:*&|!",
                "(((",
                "' or 1=1 --",
                "\\",
                "\\'",
                "%",
                "_",
                "-the",
                "a%b",
                "''''",
                "\ud83d\ude00",
                "\u200f",
                "x' | 'y",
                "<mark>",
                "\ufffd",
                "ﷺ",
                "1e5",
                "hello -",
                "hello \"",
                "\ud800"
            })
    void whateverIsTypedIsNoError(String text) {
        say("hello");
        assertThat(hits(text)).isNotNull();
        assertThat(hits("x".repeat(990) + " y")).isNotNull();
    }
}
