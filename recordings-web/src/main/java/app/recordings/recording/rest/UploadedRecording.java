package app.recordings.recording.rest;

import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import app.recordings.time.Ids;
import java.util.List;
import java.util.UUID;

/**
 * A recording whose audio was sent before.
 *
 * @param email null when there is none
 * @param language null for English
 */
public record UploadedRecording(String uploadId, String email, String language) {
    UUID upload() {
        if (uploadId == null) {
            throw ProblemException.invalid(List.of(new Violation("uploadId", "body", "The upload's id is missing.")));
        }
        return Ids.parse(uploadId).orElseThrow(() -> ProblemException.notFound("upload"));
    }
}
