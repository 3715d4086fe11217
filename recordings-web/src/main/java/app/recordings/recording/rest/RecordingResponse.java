package app.recordings.recording.rest;

import app.recordings.job.Job;
import app.recordings.job.JobError;
import app.recordings.recording.Recording;
import app.recordings.recording.RecordingView;
import app.recordings.security.Sha256;
import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** A recording as callers see it. */
public record RecordingResponse(
        UUID id,
        String status,
        String stage,
        Float progress,
        String email,
        String language,
        String contentType,
        long sizeBytes,
        String sha256,
        Long durationMs,
        String text,
        String correctedText,
        JobError error,
        int attempts,
        Integer queuePosition,
        Instant createdAt,
        Instant startedAt,
        Instant completedAt,
        UUID jobId,
        Links links) {
    static final String BASE = "/api/v1/recordings";

    /** Where the rest of it is, from the root of the same site. */
    public record Links(String self, String audio, String correctedAudio, String transcript) {
        static Links of(UUID id) {
            String self = path(id);
            return new Links(self, self + "/audio", self + "/corrected-audio", self + "/transcript");
        }
    }

    /** Weak, as the place in the queue is left out. */
    static EntityTag tag(RecordingView view) {
        String content = of(view, null).toString();
        return new EntityTag(Sha256.hex(content.getBytes(StandardCharsets.UTF_8)), true);
    }

    static String path(UUID id) {
        return BASE + "/" + id;
    }

    /** @param queuePosition null when unknown, or not queued */
    static RecordingResponse of(RecordingView view, Integer queuePosition) {
        Recording recording = view.recording();
        Job job = view.job();
        return new RecordingResponse(
                recording.id(),
                job.status().code(),
                job.stage(),
                job.progress(),
                recording.email(),
                recording.language(),
                recording.contentType(),
                recording.sizeBytes(),
                recording.sha256(),
                recording.durationMs(),
                view.text(),
                view.correctedText(),
                job.error().orElse(null),
                job.attempts(),
                queuePosition,
                recording.createdAt(),
                job.startedAt(),
                job.completedAt(),
                job.id(),
                Links.of(recording.id()));
    }
}
