package app.recordings.recording.rest;

import app.recordings.request.PublicUrl;
import app.recordings.upload.DirectUpload;
import app.recordings.upload.UploadLinks;
import app.recordings.upload.UploadProgress;
import app.recordings.upload.Uploads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** Uploads as callers see them, with the addresses to send to. */
@ApplicationScoped
class UploadResponses {
    @Inject
    Uploads uploads;

    @Inject
    UploadLinks links;

    @Inject
    PublicUrl publicUrl;

    UploadResponse begun(DirectUpload begun) {
        DirectUpload upload = uploads.placed(begun);
        return new UploadResponse(
                upload.id(),
                "PUT",
                upload.isInParts() ? null : whole(upload),
                Map.of(),
                upload.expiresAt(),
                partSize(upload));
    }

    UploadProgressResponse progress(UUID ownerId, UUID id) {
        UploadProgress progress = uploads.progress(ownerId, id);
        DirectUpload upload = progress.upload();
        return new UploadProgressResponse(
                upload.id(),
                upload.sizeBytes(),
                partSize(upload),
                upload.isComplete(),
                upload.expiresAt(),
                progress.received(),
                progress.missing().stream()
                        .map(part -> new UploadProgressResponse.Missing(part, url(upload, part)))
                        .toList());
    }

    private URI url(DirectUpload upload, int part) {
        return upload.isInParts()
                ? uploads.elsewhere(upload, part).orElseGet(() -> address(links.part(upload, part)))
                : whole(upload);
    }

    private URI whole(DirectUpload upload) {
        return uploads.elsewhere(upload, 1).orElseGet(() -> address(links.whole(upload)));
    }

    private URI address(String token) {
        return publicUrl.absolute(UploadContentResource.PATH + token);
    }

    private static Integer partSize(DirectUpload upload) {
        return upload.isInParts() ? DirectUpload.PART : null;
    }
}
