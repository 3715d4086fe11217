package app.recordings.recording;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.idempotency.SharedOrder;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IntakeJpaIT {
    private static final int TOGETHER = 48;

    private final Beans beans = new Beans().put(Languages.class, () -> Set.of("en"));
    private final RecordingService recordings;
    private final UUID owner = UUID.randomUUID();

    IntakeJpaIT() throws ClassNotFoundException {
        recordings = beans.handlers(List.of())
                .use(ObjectStorage.class, "app.recordings.storage.database.DatabaseObjectStorage")
                .get(RecordingService.class);
    }

    @Test
    void uploadsOfTheSameMomentShareTransactionsAndKeepWhatIsTheirs() throws Exception {
        ConcurrentHashMap<UUID, String> sent = new ConcurrentHashMap<>();
        AtomicInteger number = new AtomicInteger();
        Together.run(TOGETHER, () -> {
            String audio = "fLaC of number " + number.incrementAndGet();
            try (Spool spool = Spool.of(stream(audio), 100)) {
                UUID[] told = new UUID[1];
                RecordingView made = recordings.submit(new SharedOrder<>(
                        new NewRecording(owner, number + "@b.example", "en", null, spool), id -> told[0] = id));
                assertThat(told[0]).isEqualTo(made.recording().id());
                return sent.put(made.recording().id(), audio);
            }
        });
        for (UUID id : sent.keySet()) {
            RecordingView found = recordings.get(owner, id);
            assertThat(found.job().recordingId()).isEqualTo(id);
            try (InputStream stored = beans.get(ObjectStorage.class).read(id, 0)) {
                assertThat(stored.readAllBytes())
                        .asString(StandardCharsets.US_ASCII)
                        .isEqualTo(sent.get(id));
            }
        }
        assertThat(sent).hasSize(TOGETHER);
        assertRows("recording", TOGETHER);
        assertRows("job", TOGETHER);
        assertRows("event", TOGETHER);
        assertThat(Sql.number("select count(distinct xmin::text) from recording where owner_id = ?", owner))
                .isLessThan(TOGETHER);
    }

    @Test
    void oneThatIsRefusedHoldsUpNoOther() throws Exception {
        AtomicInteger number = new AtomicInteger();
        List<ErrorType> refused = Together.run(TOGETHER, () -> {
            String language = number.incrementAndGet() % 8 == 0 ? "xx" : "en";
            try (Spool spool = Spool.of(stream("fLaC"), 100)) {
                recordings.submit(SharedOrder.of(new NewRecording(owner, null, language, null, spool)));
                return null;
            } catch (ProblemException e) {
                return e.type();
            }
        });
        assertThat(refused.stream().filter(ErrorType.UNSUPPORTED_LANGUAGE::equals))
                .hasSize(TOGETHER / 8);
        assertRows("recording", TOGETHER - TOGETHER / 8);
        assertRows("event", TOGETHER - TOGETHER / 8);
    }

    private void assertRows(String table, int count) throws Exception {
        assertThat(Sql.number("select count(*) from " + table + " where owner_id = ?", owner))
                .as(table)
                .isEqualTo(count);
    }

    private static InputStream stream(String audio) {
        return new ByteArrayInputStream(audio.getBytes(StandardCharsets.US_ASCII));
    }
}
