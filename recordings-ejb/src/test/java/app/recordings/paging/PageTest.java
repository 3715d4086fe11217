package app.recordings.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void oneMoreThanAskedForTellsThatThereAreMore() {
        Page<Integer> page = Page.of(List.of(9, 8, 7), 2, PageTest::position);
        assertThat(page.rows()).containsExactly(9, 8);
        assertThat(page.next()).isEqualTo(position(8));
    }

    @Test
    void lastPageHasNoNext() {
        assertThat(Page.of(List.of(9, 8), 2, PageTest::position).next()).isNull();
        assertThat(Page.of(List.<Integer>of(), 2, PageTest::position).next()).isNull();
    }

    private static Position position(int row) {
        return new Position(Instant.EPOCH.plusMillis(row), new UUID(0, row));
    }
}
