package app.recordings.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.paging.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final Position POSITION = new Position(
            Instant.parse("2026-11-22T10:00:00.123Z"), UUID.fromString("01890000-0000-7000-8000-000000000001"));

    @Test
    void cursorIsReadAsItWasWritten() {
        String cursor = Cursor.write(POSITION, "failed", null);
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.page(null, cursor, "failed", null).after()).isEqualTo(POSITION);
    }

    @Test
    void lastPageHasNoCursorAndTheFirstNeedsNone() {
        assertThat(Cursor.write(null, "failed")).isNull();
        assertThat(Cursor.page(null, null, "failed").after()).isNull();
    }

    @Test
    void cursorOfOtherFiltersIsRefused() {
        String cursor = Cursor.write(POSITION, "failed", null);
        assertRefused(null, cursor, "completed", null);
        assertRefused(null, cursor, null, "failed");
        assertRefused(null, cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "=", "%00", "äöü", "MSAyIDM", "!!!!", "AAAAAAAAAAAAAAAAAAAA"})
    void rubbishIsRefused(String cursor) {
        assertRefused(null, cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01890000-0000-7000-8000-000000000001 1",
                "1 1",
                "1 1 ",
                "1 x 01890000-0000-7000-8000-000000000001",
                "1 9223372036854775807 01890000-0000-7000-8000-000000000001",
                "1 -9223372036854775808 01890000-0000-7000-8000-000000000001",
                "1 253402300800000 01890000-0000-7000-8000-000000000001",
                "1 1 x",
                "2 1 01890000-0000-7000-8000-000000000001",
                "1 1 01890000-0000-7000-8000-000000000001 1"
            })
    void forgedCursorIsRefused(String text) {
        assertRefused(null, Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "50, 50", "200, 200", ", 50"})
    void limitIsFromOneToTwoHundredAndFiftyUnlessTold(String limit, int rows) {
        assertThat(Cursor.page(limit, null).limit()).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "x", "", "1.5", "99999999999"})
    void otherLimitsAreRefused(String limit) {
        assertRefused(limit, null);
    }

    private static void assertRefused(String limit, String cursor, Object... filters) {
        assertThatThrownBy(() -> Cursor.page(limit, cursor, filters))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.INVALID_PARAMETER));
    }
}
