package app.recordings.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.SettableClock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StorageRoomTest {
    private static final UUID OWNER = UUID.randomUUID();

    private final SettableClock clock = new SettableClock();
    private final Rows rows = new Rows();
    private Limits limits = Limits.UNLIMITED.with(Map.of(Quota.STORED_BYTES, 1000L));
    private final StorageRoom room = room();

    /** As many bytes as the test says. */
    private static final class Rows extends StoredBytesService {
        private long stored;
        private int counted;

        @Override
        public long sum(UUID ownerId) {
            counted++;
            return stored;
        }
    }

    private StorageRoom room() {
        StorageRoom made = new StorageRoom();
        made.storedBytes = rows;
        made.clock = clock;
        made.quotas = new Quotas() {
            @Override
            public Limits limits(UUID owner) {
                return limits;
            }
        };
        return made;
    }

    @Test
    void whatIsTakenSinceTheSumIsAdded() {
        rows.stored = 100;
        for (int i = 0; i < 9; i++) {
            room.require(OWNER, 100);
        }
        assertRefused(1);
        assertThat(rows.counted).isOne();
    }

    @Test
    void thereIsRoomAgainSoonAfterSomethingWasDeleted() {
        rows.stored = 1000;
        assertRefused(1);
        assertRefused(1);
        assertThat(rows.counted).as("sums while nothing is taken").isOne();
        rows.stored = 500;
        clock.advance(Duration.ofSeconds(1));
        room.require(OWNER, 500);
        assertRefused(1);
    }

    @Test
    void whatIsRefusedIsNotCounted() {
        rows.stored = 500;
        assertRefused(501);
        room.require(OWNER, 500);
    }

    @Test
    void nothingIsSummedUpWithoutALimit() {
        limits = Limits.UNLIMITED;
        room.require(OWNER, Long.MAX_VALUE);
        assertThat(rows.counted).isZero();
    }

    private void assertRefused(long bytes) {
        assertThatThrownBy(() -> room.require(OWNER, bytes))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.TOO_MANY_REQUESTS));
    }
}
