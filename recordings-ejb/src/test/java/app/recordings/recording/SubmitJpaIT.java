package app.recordings.recording;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.storage.GoneInputStream;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A recording on its way into a store that takes long. */
class SubmitJpaIT {
    private final SlowStore store = new SlowStore();
    private final Beans beans;

    SubmitJpaIT() throws ClassNotFoundException {
        beans = new Beans()
                .configure("recordings.quota.caller", "stored-bytes=1000")
                .put(Languages.class, () -> Set.of("en"))
                .handlers(List.of())
                .use(ObjectStorage.class, "app.recordings.storage.database.DatabaseObjectStorage")
                .put(ObjectStorage.class, store);
    }

    /** Sees which transactions are open meanwhile. */
    private static final class SlowStore implements ObjectStorage {
        private long open = -1;

        @Override
        public boolean isTransactional() {
            return false;
        }

        @Override
        public void put(UUID objectId, UUID ownerId, Spool content) {
            try {
                open = Sql.number("select count(*) from pg_stat_activity where state = 'idle in transaction'");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public InputStream read(UUID objectId, long offset) {
            return new GoneInputStream();
        }

        @Override
        public void delete(UUID objectId) {
            // Nothing is kept.
        }
    }

    @Test
    void holdsNoConnectionWhileItsAudioIsWritten() throws Exception {
        byte[] flac = "fLaC and some music".getBytes(StandardCharsets.US_ASCII);
        try (Spool audio = Spool.of(new ByteArrayInputStream(flac), 100)) {
            beans.get(RecordingService.class).submit(new NewRecording(UUID.randomUUID(), null, "en", null, audio));
        }
        assertThat(store.open).isZero();
    }
}
