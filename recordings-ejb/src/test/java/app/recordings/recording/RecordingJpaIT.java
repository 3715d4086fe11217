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
import app.recordings.harness.Together;
import app.recordings.harness.Transactions;
import app.recordings.job.JobStatus;
import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.paging.Position;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingJpaIT {
    private static final byte[] FLAC = "fLaC and some music".getBytes(StandardCharsets.US_ASCII);
    private static final RecordingFilter ALL = new RecordingFilter(null, null);
    private static final String STORAGE = "app.recordings.storage.database.DatabaseObjectStorage";

    private final Beans beans = new Beans().put(Languages.class, () -> Set.of("de", "en"));
    private final RecordingService recordings;
    private final EventService events = beans.get(EventService.class);
    private final UUID owner = UUID.randomUUID();

    RecordingJpaIT() throws ClassNotFoundException {
        recordings = beans.handlers(List.of()).use(ObjectStorage.class, STORAGE).get(RecordingService.class);
    }

    @Test
    void recordingIsThereWithItsAudioItsJobAndItsEvent() throws Exception {
        RecordingView made = submit(owner, "a@b.example");
        Recording recording = made.recording();
        RecordingView found = recordings.get(owner, recording.id());
        assertThat(found.job().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(found.job().recordingId()).isEqualTo(recording.id());
        assertThat(found.text()).isNull();
        assertThat(found.recording()).usingRecursiveComparison().isEqualTo(recording);
        assertThat(found.recording().email()).isEqualTo("a@b.example");
        assertThat(found.recording().contentType()).isEqualTo("audio/flac");
        assertThat(found.recording().createdAt()).isEqualTo(beans.clock().instant());

        StoredAudio audio = recordings.audio(owner, recording.id());
        assertThat(audio.sizeBytes()).isEqualTo(FLAC.length);
        assertThat(audio.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(FLAC)));
        try (InputStream stored = beans.get(ObjectStorage.class).read(audio.objectId(), 0)) {
            assertThat(stored.readAllBytes()).isEqualTo(FLAC);
        }
        assertThat(types()).containsExactly("recording.queued");
    }

    @Test
    void whatIsRefusedLeavesNothing() throws Exception {
        assertRefused(ErrorType.UNSUPPORTED_LANGUAGE, () -> submit(new NewRecording(owner, null, "xx", null, spool())));
        assertRefused(ErrorType.INVALID, () -> submit(owner, "nobody"));
        assertLeft(0);
    }

    @Test
    void failureOfTheStoreLeavesNothing() throws Exception {
        RecordingService failing = new Beans()
                .put(Languages.class, () -> Set.of("en"))
                .handlers(List.of())
                .use(ObjectStorage.class, STORAGE)
                .put(ObjectStorage.class, new FullStorage())
                .get(RecordingService.class);
        assertThatThrownBy(() -> failing.submit(new NewRecording(owner, null, "en", null, spool())))
                .hasMessage("The disk is full");
        assertLeft(0);
    }

    @Test
    void everyRecordingIsReachedBySmallPages() throws Exception {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(0, submit(owner, null).recording().id());
            if (i % 3 == 0) {
                beans.clock().advance(Duration.ofMillis(1));
            }
        }
        assertThat(pages(3, () -> {})).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void rowsThatArriveMeanwhileNeitherShiftNorDoubleAnything(int limit) throws Exception {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            made.add(0, submit(owner, null).recording().id());
            beans.clock().advance(Duration.ofMillis(i % 2));
        }
        beans.clock().advance(Duration.ofMillis(1));
        assertThat(pages(limit, () -> submit(owner, null))).isEqualTo(made);
    }

    @Test
    void pagesNeitherSkipNorDoubleWhileOthersWrite() throws Exception {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            made.add(0, submit(owner, null).recording().id());
        }
        AtomicInteger turn = new AtomicInteger();
        CountDownLatch seen = new CountDownLatch(1);
        List<List<UUID>> outcomes = Together.run(5, () -> {
            if (turn.getAndIncrement() == 0) {
                List<UUID> pages = pages(3, () -> {});
                seen.countDown();
                return pages;
            }
            while (seen.getCount() > 0) {
                beans.clock().advance(Duration.ofMillis(1));
                submit(owner, null);
            }
            return List.<UUID>of();
        });
        List<UUID> read = outcomes.stream().flatMap(List::stream).toList();
        assertThat(read).doesNotHaveDuplicates().endsWith(made.toArray(UUID[]::new));
    }

    @Test
    void listIsFilteredByStatusAndEmail() throws Exception {
        UUID mine = submit(owner, "a@b.example").recording().id();
        UUID failed = submit(owner, "c@d.example").recording().id();
        Sql.update("update job set status = 'failed' where recording_id = ?", failed);
        assertThat(ids(new RecordingFilter(JobStatus.FAILED, null))).containsExactly(failed);
        assertThat(ids(new RecordingFilter(null, "a@b.example"))).containsExactly(mine);
        assertThat(ids(new RecordingFilter(JobStatus.FAILED, "a@b.example"))).isEmpty();
        assertThat(ids(ALL)).containsExactly(failed, mine);
    }

    @Test
    void anotherOwnerSeesNothing() throws Exception {
        UUID id = submit(owner, null).recording().id();
        List<BiFunction<UUID, UUID, Object>> reads = List.of(
                recordings::get,
                recordings::audio,
                recordings::correctedAudio,
                recordings::transcript,
                recordings::retry,
                (stranger, recording) -> {
                    recordings.delete(stranger, recording);
                    return null;
                });
        UUID stranger = UUID.randomUUID();
        for (BiFunction<UUID, UUID, Object> read : reads) {
            assertRefused(ErrorType.NOT_FOUND, () -> read.apply(stranger, id));
            assertRefused(ErrorType.NOT_FOUND, () -> read.apply(owner, UUID.randomUUID()));
        }
        assertThat(recordings.list(stranger, ALL, new PageRequest(null, 50)).rows())
                .isEmpty();
        assertThat(recordings.get(owner, id)).isNotNull();
    }

    @Test
    void whatIsNotYetThereIsNotReady() throws Exception {
        UUID id = submit(owner, null).recording().id();
        assertRefused(ErrorType.NOT_READY, () -> recordings.transcript(owner, id));
        assertRefused(ErrorType.NOT_READY, () -> recordings.correctedAudio(owner, id));
        assertRefused(ErrorType.NOT_RETRYABLE, () -> recordings.retry(owner, id));
    }

    @Test
    void retryBeginsAnew() throws Exception {
        UUID id = submit(owner, null).recording().id();
        Sql.update("update job set status = 'failed', attempts = 5, error_code = 'x' where recording_id = ?", id);
        RecordingView again = recordings.retry(owner, id);
        assertThat(again.job().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(again.job().attempts()).isZero();
        assertThat(again.job().error()).isEmpty();
        assertThat(types()).containsExactly("recording.queued", "recording.queued");
    }

    @Test
    void deletedRecordingIsGoneWithAllThatCameOfIt() throws Exception {
        UUID kept = submit(owner, null).recording().id();
        RecordingView view = submit(owner, null);
        UUID id = view.recording().id();
        UUID speech = transcribed(view);
        assertLeft(2);

        recordings.delete(owner, id);

        assertLeft(1);
        assertThat(Sql.number("select count(*) from stored_chunk where object_id in (?, ?)", id, speech))
                .isZero();
        assertThat(Sql.number("select count(*) from transcript where recording_id = ?", id))
                .isZero();
        assertThat(Sql.number("select count(*) from job where recording_id = ?", id))
                .isZero();
        assertRefused(ErrorType.NOT_FOUND, () -> recordings.get(owner, id));
        assertThat(ids(ALL)).containsExactly(kept);
        assertThat(events.slice(new EventFilter(owner, id, null), 0, 100).events())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.type()).isEqualTo("recording.deleted");
                    assertThat(event.jobId()).isEqualTo(view.job().id());
                });
    }

    @Test
    void ofDeletionsAtTheSameMomentOneDoesIt() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID id = submit(owner, null).recording().id();
            List<Boolean> deletions = Together.run(8, () -> {
                try {
                    recordings.delete(owner, id);
                    return true;
                } catch (ProblemException e) {
                    assertThat(e.type()).isEqualTo(ErrorType.NOT_FOUND);
                    return false;
                }
            });
            assertThat(deletions).containsOnlyOnce(true);
            assertThat(events.slice(new EventFilter(owner, id, null), 0, 100).events())
                    .hasSize(1);
        }
    }

    /** @return the id of its speech */
    private UUID transcribed(RecordingView view) throws Exception {
        UUID speech = UUID.randomUUID();
        Transactions.run(() -> beans.get(ObjectStorage.class).put(speech, owner, spool()));
        Sql.update("""
                insert into transcript (id, owner_id, recording_id, language, text, words, recognizer, speech_id, created_at)
                values (?, ?, ?, 'en', 'hello', '[]', 'fake', ?, now())
                """, view.job().id(), owner, view.recording().id(), speech);
        return speech;
    }

    private interface Arrival {
        void happen() throws Exception;
    }

    private List<UUID> pages(int limit, Arrival arrival) throws Exception {
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

    private List<UUID> ids(RecordingFilter filter) {
        return recordings.list(owner, filter, new PageRequest(null, 50)).rows().stream()
                .map(view -> view.recording().id())
                .toList();
    }

    private void assertLeft(int count) throws Exception {
        assertThat(Sql.number("select count(*) from recording where owner_id = ?", owner))
                .isEqualTo(count);
        assertThat(Sql.number("select count(*) from job where owner_id = ?", owner))
                .isEqualTo(count);
        assertThat(Sql.number(
                        "select count(distinct object_id) from stored_chunk where owner_id = ? and number = 0", owner))
                .isGreaterThanOrEqualTo(count);
    }

    private List<String> types() {
        return events.slice(EventFilter.allOf(owner), 0, 100).events().stream()
                .map(Event::type)
                .toList();
    }

    private RecordingView submit(UUID whose, String email) throws Exception {
        return submit(new NewRecording(whose, email, "en", "audio/flac", spool()));
    }

    private RecordingView submit(NewRecording order) throws Exception {
        try (Spool audio = (Spool) order.audio()) {
            assertThat(audio.size()).isPositive();
            return recordings.submit(order);
        }
    }

    private static Spool spool() throws Exception {
        return Spool.of(new ByteArrayInputStream(FLAC), FLAC.length);
    }

    private static void assertRefused(ErrorType type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(type));
    }

    private static final class FullStorage implements ObjectStorage {
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
