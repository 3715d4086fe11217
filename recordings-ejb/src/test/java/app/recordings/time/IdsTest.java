package app.recordings.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    @Test
    void idsAreOfVersionSevenAndGrowStrictly() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            UUID id = Ids.next();
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            ids.add(id.toString());
        }
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void canonicalFormIsRead() {
        UUID id = Ids.next();
        assertThat(Ids.parse(id.toString())).contains(id);
        assertThat(Ids.parse(id.toString().toUpperCase(Locale.ROOT))).contains(id);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "1-1-1-1-1",
                "x",
                "01890000-0000-7000-8000-00000000000",
                "01890000-0000-7000-8000-0000000000011",
                " 01890000-0000-7000-8000-000000000001",
                "0189000g-0000-7000-8000-000000000001",
                "01890000000070008000000000000001",
                "../etc/passwd"
            })
    void nothingElseIsAnId(String text) {
        assertThat(Ids.parse(text)).isEmpty();
    }
}
