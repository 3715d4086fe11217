package app.recordings.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.pause.Pause;
import app.recordings.pause.PauseService;
import app.recordings.pause.Pauses;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that administrators halted. */
class JobPauseJpaIT extends JobTest {
    private final PauseService service = beans.get(PauseService.class);
    private final Pauses pauses = beans.get(Pauses.class);

    @AfterEach
    void resume() throws Exception {
        Sql.update("delete from pause");
    }

    private void pause(String subject) {
        assertThat(service.pause(
                        new Pause(subject, "Moving house", "ada", beans.clock().instant())))
                .isTrue();
        pauses.refresh();
    }

    @Test
    void nothingNewIsTakenWhileIntakeIsPausedAndOldWorkGoesOn() {
        UUID before = submit();
        pause(Pause.INTAKE);
        assertThatThrownBy(this::submit).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.type()).isEqualTo(ErrorType.OVERLOADED);
            assertThat(refused.retryAfter()).isPresent();
        });
        assertThat(jobs.claim(before)).isPresent();
        assertThat(service.resume(Pause.INTAKE)).isTrue();
        pauses.refresh();
        submit();
    }

    @Test
    void jobsOfAPausedTypeAreNotBegun() throws Exception {
        UUID id = submit();
        pause(Pause.ofType("test"));
        assertThat(jobs.claim(id)).isEmpty();
        assertThat(row(id).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(row(id).attempts()).isZero();
        assertThat(beans.get(JobPublications.class).waiting()).isEmpty();
        service.resume(Pause.ofType("test"));
        pauses.refresh();
        Sql.update("update job set next_attempt_at = null where id = ?", id);
        assertThat(jobs.claim(id)).isPresent();
    }

    @Test
    void pauseOutlivesTheNodeAndIsNotMadeTwice() {
        pause(Pause.ofType("test"));
        Pause again = new Pause(
                Pause.ofType("test"), "Another reason", "bob", beans.clock().instant());
        assertThat(service.pause(again)).isFalse();
        assertThat(new Beans().get(Pauses.class).mayBegin("test")).isFalse();
        assertThat(service.all()).singleElement().satisfies(pause -> assertThat(pause.pausedBy())
                .isEqualTo("ada"));
    }
}
