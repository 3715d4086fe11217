package app.recordings.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ErrorType;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.job.JobStatus;
import app.recordings.paging.PageRequest;
import app.recordings.storage.ObjectStorage;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Recordings on a real database. */
class RecordingJpaIT extends RecordingFixture {
    RecordingJpaIT() throws ClassNotFoundException {}

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
}
