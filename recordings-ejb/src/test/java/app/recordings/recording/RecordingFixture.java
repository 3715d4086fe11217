package app.recordings.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.event.Event;
import app.recordings.event.EventFilter;
import app.recordings.event.EventService;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Transactions;
import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.paging.Position;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Recordings of one owner on a real database. */
abstract class RecordingFixture {
    static final byte[] FLAC = "fLaC and some music".getBytes(StandardCharsets.US_ASCII);
    static final RecordingFilter ALL = new RecordingFilter(null, null);
    static final String STORAGE = "app.recordings.storage.database.DatabaseObjectStorage";

    final Beans beans = new Beans().put(Languages.class, () -> Set.of("de", "en"));
    final RecordingService recordings;
    final EventService events = beans.get(EventService.class);
    final UUID owner = UUID.randomUUID();

    RecordingFixture() throws ClassNotFoundException {
        recordings = beans.handlers(List.of()).use(ObjectStorage.class, STORAGE).get(RecordingService.class);
    }

    /** @return the id of its speech */
    UUID transcribed(RecordingView view) throws Exception {
        UUID speech = UUID.randomUUID();
        Transactions.run(() -> beans.get(ObjectStorage.class).put(speech, owner, spool()));
        Sql.update("""
                insert into transcript (id, owner_id, recording_id, language, text, words, recognizer, speech_id, created_at)
                values (?, ?, ?, 'en', 'hello', '[]', 'fake', ?, now())
                """, view.job().id(), owner, view.recording().id(), speech);
        return speech;
    }

    interface Arrival {
        void happen() throws Exception;
    }

    List<UUID> pages(int limit, Arrival arrival) throws Exception {
        List<UUID> seen = new ArrayList<>();
        Position after = null;
        do {
            Page<RecordingView> page = recordings.list(owner, ALL, new PageRequest(after, limit));
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(limit);
            page.rows().forEach(view -> seen.add(view.recording().id()));
            after = page.next();
            arrival.happen();
        } while (after != null);
        return seen;
    }

    List<UUID> ids(RecordingFilter filter) {
        return recordings.list(owner, filter, new PageRequest(null, 50)).rows().stream()
                .map(view -> view.recording().id())
                .toList();
    }

    void assertLeft(int count) throws Exception {
        assertThat(Sql.number("select count(*) from recording where owner_id = ?", owner))
                .isEqualTo(count);
        assertThat(Sql.number("select count(*) from job where owner_id = ?", owner))
                .isEqualTo(count);
        assertThat(Sql.number(
                        "select count(distinct object_id) from stored_chunk where owner_id = ? and number = 0", owner))
                .isGreaterThanOrEqualTo(count);
    }

    List<String> types() {
        return events.slice(EventFilter.allOf(owner), 0, 100).events().stream()
                .map(Event::type)
                .toList();
    }

    RecordingView submit(UUID whose, String email) throws Exception {
        return submit(new NewRecording(whose, email, "en", "audio/flac", spool()));
    }

    RecordingView submit(NewRecording order) throws Exception {
        try (Spool audio = (Spool) order.audio()) {
            assertThat(audio.size()).isPositive();
            return recordings.submit(order);
        }
    }

    static Spool spool() throws Exception {
        return Spool.of(new ByteArrayInputStream(FLAC), FLAC.length);
    }

    static void assertRefused(ErrorType type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(type));
    }

    static final class FullStorage implements ObjectStorage {
        @Override
        public boolean isTransactional() {
            return true;
        }

        @Override
        public void put(UUID objectId, UUID ownerId, Spool content) {
            throw new IllegalStateException("The disk is full");
        }

        @Override
        public InputStream read(UUID objectId, long offset) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(UUID objectId) {
            throw new UnsupportedOperationException();
        }
    }
}
