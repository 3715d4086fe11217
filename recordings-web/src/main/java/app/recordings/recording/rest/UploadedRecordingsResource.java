package app.recordings.recording.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.idempotency.Creation;
import app.recordings.idempotency.Fingerprint;
import app.recordings.idempotency.IdempotentCall;
import app.recordings.idempotency.IdempotentCalls;
import app.recordings.language.ReaderLanguage;
import app.recordings.recording.NewRecording;
import app.recordings.recording.RecordingService;
import app.recordings.recording.RecordingView;
import app.recordings.request.CurrentCaller;
import app.recordings.request.PublicUrl;
import app.recordings.storage.Content;
import app.recordings.upload.Uploads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Recordings whose audio was sent before, in an upload. */
@Path("/recordings")
@ApplicationScoped
public class UploadedRecordingsResource {
    @Inject
    RecordingService recordings;

    @Inject
    Uploads uploads;

    @Inject
    IdempotentCalls idempotency;

    @Inject
    CurrentCaller caller;

    @Inject
    PublicUrl publicUrl;

    @Context
    HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response submit(@HeaderParam("Idempotency-Key") String key, UploadedRecording request) {
        if (request == null) {
            throw new ProblemException(ErrorType.MALFORMED_REQUEST, "The body must be a JSON object.");
        }
        UUID owner = caller.ownerId();
        UUID upload = request.upload();
        try (IdempotentCall call = idempotency.begin(owner, key)) {
            // Reading the audio lasts, so it comes before the transaction.
            Content audio = call.isReplay() ? null : uploads.complete(owner, upload);
            ReaderLanguage reader = ReaderLanguage.of(headers.getAcceptableLanguages());
            NewRecording order = new NewRecording(owner, request.email(), reader, request.language(), null, audio);
            RecordingView made = call.once(fingerprint(request), creation(order));
            Response.ResponseBuilder response = Response.accepted(RecordingResponse.of(made, null))
                    .location(publicUrl.absolute(
                            RecordingResponse.path(made.recording().id())));
            return (call.isReplay() ? response.header(RecordingsResource.REPLAYED, true) : response).build();
        }
    }

    private static Fingerprint fingerprint(UploadedRecording request) {
        return new Fingerprint("POST", RecordingResponse.BASE)
                .field("uploadId", request.uploadId())
                .field("email", request.email())
                .field("language", request.language());
    }

    private Creation<RecordingView> creation(NewRecording order) {
        return new Creation<>(
                () -> recordings.submit(order),
                made -> made.recording().id(),
                id -> recordings.get(order.ownerId(), id),
                null);
    }
}
