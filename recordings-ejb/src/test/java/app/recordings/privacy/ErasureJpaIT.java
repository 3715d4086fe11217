package app.recordings.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.broker.MessageBroker;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.job.Job;
import app.recordings.job.JobHandler;
import app.recordings.job.JobResult;
import app.recordings.job.JobResults;
import app.recordings.job.JobService;
import app.recordings.job.JobStatus;
import app.recordings.job.JobWorker;
import app.recordings.security.Caller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was sent with an address is erased, on a real database. */
class ErasureJpaIT {
    private static final Caller OPERATOR = Caller.administrator();

    private final List<JobHandler> handlers = new ArrayList<>();
    private final Broker broker = new Broker();
    private final Beans beans = StoredRecordings.beans().handlers(handlers).put(MessageBroker.class, broker);
    private final StoredRecordings stored = new StoredRecordings(beans);
    private final ErasureService erasures = beans.get(ErasureService.class);
    private final EmailAddress address = new EmailAddress("Ada." + UUID.randomUUID() + "@people.example");
    private final UUID one = stored.application();
    private final UUID other = UUID.randomUUID();

    ErasureJpaIT() throws Exception {}

    private static final class Broker extends MessageBroker {
        private final List<String> sent = new ArrayList<>();

        @Override
        public void send(String queue, Collection<String> texts) {
            sent.addAll(texts);
        }
    }

    @BeforeEach
    void handler() {
        handlers.add(beans.get(EraseAddressHandler.class));
    }

    private void work(Job job) throws Exception {
        beans.get(JobWorker.class).work(job.id());
        for (String result : broker.sent) {
            beans.get(JobResults.class).apply(JobResult.parse(result).orElseThrow());
        }
        broker.sent.clear();
    }

    private Job now(Job job) {
        return beans.get(JobService.class).get(OPERATOR.ownerId(), job.id());
    }

    @Test
    void erasesThePersonOfTheAddressToo() throws Exception {
        String email = address.text().toLowerCase(java.util.Locale.ROOT);
        Sql.update("insert into person values (?, ?, now())", other, email);
        stored.recorded(other, null);
        UUID kept = stored.recorded(one, null);
        assertThat(erasures.count(OPERATOR, address)).isEqualTo(new Erasure(1, 1, 19));
        work(erasures.begin(OPERATOR, address));
        assertThat(StoredRecordings.left(other)).isEmpty();
        assertThat(StoredRecordings.left(one)).containsExactly(kept.toString());
        assertThat(Sql.number("select count(*) from person where email = ?", email))
                .isZero();
    }

    @Test
    void erasesWhatAllCallersHaveOfTheAddressAndThenForgetsIt() throws Exception {
        stored.recorded(one, address.text().toLowerCase(java.util.Locale.ROOT));
        stored.recorded(other, address.text());
        UUID kept = stored.recorded(other, "b." + address.text());
        UUID without = stored.recorded(other, null);
        assertThat(erasures.count(OPERATOR, address)).isEqualTo(new Erasure(2, 2, 38));
        Job job = erasures.begin(OPERATOR, address);
        work(job);
        assertThat(StoredRecordings.left(one)).isEmpty();
        assertThat(StoredRecordings.left(other)).containsExactly(kept.toString(), without.toString());
        assertThat(now(job).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(now(job).result()).contains("\"recordings\": 2");
        assertThat(Sql.column("select cast(job as text) from job where id = ?", job.id())
                        .get(0))
                .doesNotContain(address.text());
    }

    @Test
    void goesOnWhereItWasInterrupted() throws Exception {
        for (int i = 0; i < 103; i++) {
            stored.recorded(one, address.text());
        }
        Job job = erasures.begin(OPERATOR, address);
        Thread.currentThread().interrupt();
        work(job);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(now(job).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(StoredRecordings.left(one)).hasSize(3);
        work(job);
        assertThat(now(job).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(now(job).result()).contains("\"recordings\": 103");
        assertThat(StoredRecordings.left(one)).isEmpty();
    }

    @Test
    void isTheAdministratorsAlone() throws Exception {
        stored.recorded(one, address.text());
        for (Caller.Kind kind : List.of(Caller.Kind.APPLICATION, Caller.Kind.VISITOR)) {
            Caller caller = new Caller(one, kind);
            assertForbidden(() -> erasures.begin(caller, address));
            assertForbidden(() -> erasures.count(caller, address));
        }
        assertThat(StoredRecordings.left(one)).hasSize(1);
    }

    private static void assertForbidden(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(ErrorType.FORBIDDEN));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "nobody", "@people.example", "a@b\0"})
    void needsAnAddress(String text) {
        assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(ProblemException.class);
    }
}
