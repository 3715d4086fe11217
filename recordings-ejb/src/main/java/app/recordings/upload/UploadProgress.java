package app.recordings.upload;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.List;
import java.util.Set;

/** How far an upload is; one that comes at once is a single part to its sender, however it is stored. */
public record UploadProgress(DirectUpload upload, Set<Integer> stored) {
    /** Numbers of the parts that have come, in order. */
    public List<Integer> received() {
        return parts(true);
    }

    /** Numbers of the parts that have not, in order. */
    public List<Integer> missing() {
        return parts(false);
    }

    /** Refuses an upload of which parts are missing, and tells which. */
    void requireAll() {
        List<Integer> missing = missing();
        if (!missing.isEmpty()) {
            JsonArrayBuilder parts = Json.array();
            missing.forEach(part -> parts.add(Json.object().add("partNumber", part)));
            throw ProblemException.of(
                    ErrorType.UPLOAD_INCOMPLETE,
                    "Parts are missing: " + missing.size() + ".",
                    Json.object().add("missing", parts).build());
        }
    }

    private List<Integer> parts(boolean there) {
        if (upload.isInParts()) {
            return upload.parts().stream()
                    .filter(part -> stored.contains(part) == there)
                    .toList();
        }
        return stored.containsAll(upload.parts()) == there ? List.of(1) : List.of();
    }
}
