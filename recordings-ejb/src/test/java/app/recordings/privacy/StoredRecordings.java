package app.recordings.privacy;

import app.recordings.application.ApplicationService;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.recording.Languages;
import app.recordings.recording.NewRecording;
import app.recordings.recording.RecordingService;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Recordings on the real database, as old as a test wants them. */
final class StoredRecordings {
    private static final byte[] FLAC = "fLaC and some music".getBytes(StandardCharsets.US_ASCII);

    private final Beans beans;

    StoredRecordings(Beans beans) {
        this.beans = beans;
    }

    /** The product's own beans, with these settings in turn: name, value. */
    static Beans beans(String... configuration) throws ClassNotFoundException {
        Beans beans = new Beans()
                .configure("recordings.registration", "open")
                .configure("recordings.signing-key", "a key of the operator, long enough")
                .put(Languages.class, () -> Set.of("en"))
                .handlers(List.of())
                .use(ObjectStorage.class, "app.recordings.storage.database.DatabaseObjectStorage");
        for (int i = 0; i < configuration.length; i += 2) {
            beans.configure(configuration[i], configuration[i + 1]);
        }
        return beans;
    }

    UUID application() {
        return beans.get(ApplicationService.class)
                .create("Notes", Optional.empty())
                .application()
                .id();
    }

    UUID recorded(UUID owner, String email) throws IOException {
        try (Spool audio = Spool.of(new ByteArrayInputStream(FLAC), FLAC.length)) {
            NewRecording order = new NewRecording(owner, email, "en", "audio/flac", audio);
            return beans.get(RecordingService.class).submit(order).recording().id();
        }
    }

    /** @param age as PostgreSQL has it, such as {@code 2 hours} */
    UUID aged(UUID owner, String age) throws IOException, SQLException {
        UUID id = recorded(owner, null);
        Sql.update("update recording set created_at = now() - cast(? as interval) where id = ?", age, id);
        return id;
    }

    static List<String> left(UUID owner) throws SQLException {
        return Sql.column("select id from recording where owner_id = ? order by id", owner);
    }
}
