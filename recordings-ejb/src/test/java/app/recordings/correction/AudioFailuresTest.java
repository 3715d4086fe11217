package app.recordings.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.job.JobError;
import app.recordings.job.JobFault;
import app.recordings.job.JobOutage;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.Test;

class AudioFailuresTest {
    @Test
    void refusalIsPermanentAndToldAsItIs() throws Exception {
        JobFault fault = AudioFailures.translate(new AudioServiceException.Refused("undecodable-audio", "No audio."));
        assertThat(fault.isPermanent()).isTrue();
        assertThat(fault.error()).isEqualTo(new JobError("undecodable-audio", "No audio."));
    }

    @Test
    void brokenEngineMayDoBetterNextTimeAndItsInsidesAreNotTold() throws Exception {
        JobFault fault = AudioFailures.translate(new AudioServiceException.Broken("engine-failed: segfault at 0x7f"));
        assertThat(fault.isPermanent()).isFalse();
        assertThat(fault.error().code()).isEqualTo("engine-failed");
        assertThat(fault.error().message()).doesNotContain("segfault");
    }

    @Test
    void busyServiceIsAnOutageOfTheLengthItTells() {
        assertOutage(new AudioServiceException.Busy(Duration.ofSeconds(7)), Duration.ofSeconds(7));
    }

    @Test
    void serviceThatIsAwayIsAnOutage() {
        assertOutage(new AudioServiceException.Away("refused", null), Duration.ofSeconds(5));
        assertOutage(new CircuitBreakerOpenException("open"), Duration.ofSeconds(5));
        assertOutage(new BulkheadException("full"), Duration.ofSeconds(1));
    }

    @Test
    void everythingElseFlies() {
        IllegalStateException bug = new IllegalStateException("a bug");
        assertThatThrownBy(() -> AudioFailures.translate(bug)).isSameAs(bug);
    }

    private static void assertOutage(Exception failure, Duration wait) {
        assertThatThrownBy(() -> AudioFailures.translate(failure))
                .isInstanceOfSatisfying(JobOutage.class, outage -> assertThat(outage.retryAfter())
                        .isEqualTo(wait));
    }
}
