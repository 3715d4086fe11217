package app.recordings.job.rest;

import app.recordings.job.Job;
import app.recordings.job.JobError;
import app.recordings.job.JobStatus;
import app.recordings.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A job as callers see it. */
public record JobResponse(
        UUID id,
        String type,
        String status,
        @Schema(type = SchemaType.OBJECT) JsonObject parameters,
        @Schema(type = SchemaType.OBJECT, nullable = true) JsonObject result,
        JobError error,
        int attempts,
        int maxAttempts,
        Instant nextAttemptAt,
        Integer queuePosition,
        Instant createdAt,
        Instant startedAt,
        Instant completedAt) {
    static String path(UUID id) {
        return "/api/v1/jobs/" + id;
    }

    /** @param queuePosition null when not queued, or not told */
    static JobResponse of(Job job, Integer queuePosition) {
        return new JobResponse(
                job.id(),
                job.type(),
                job.status().code(),
                object(job.parameters()),
                job.status() == JobStatus.COMPLETED && job.result() != null ? object(job.result()) : null,
                job.error().orElse(null),
                job.attempts(),
                job.maxAttempts(),
                job.nextAttemptAt(),
                queuePosition,
                job.createdAt(),
                job.startedAt(),
                job.completedAt());
    }

    private static JsonObject object(String text) {
        return Json.read(text);
    }
}
