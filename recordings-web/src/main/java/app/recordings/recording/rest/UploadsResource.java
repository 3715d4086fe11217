package app.recordings.recording.rest;

import app.recordings.admission.Admission;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.idempotency.Creation;
import app.recordings.idempotency.Fingerprint;
import app.recordings.idempotency.IdempotentCall;
import app.recordings.idempotency.IdempotentCalls;
import app.recordings.request.CurrentCaller;
import app.recordings.request.PublicUrl;
import app.recordings.request.TakesAudio;
import app.recordings.time.Ids;
import app.recordings.upload.DirectUpload;
import app.recordings.upload.NewUpload;
import app.recordings.upload.UploadService;
import app.recordings.upload.Uploads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Content that is sent apart from the request that uses it, at once or in parts. */
@Path("/uploads")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class UploadsResource {
    private static final String PATH = "/api/v1/uploads";

    @Inject
    UploadService service;

    @Inject
    Uploads uploads;

    @Inject
    UploadResponses responses;

    @Inject
    IdempotentCalls idempotency;

    @Inject
    CurrentCaller caller;

    @Inject
    PublicUrl publicUrl;

    @Inject
    Admission admission;

    @Context
    HttpServletResponse answer;

    @POST
    @TakesAudio
    @Consumes(MediaType.APPLICATION_JSON)
    public Response begin(@HeaderParam("Idempotency-Key") String key, UploadRequest request) {
        if (request == null) {
            throw new ProblemException(ErrorType.MALFORMED_REQUEST, "The body must be a JSON object.");
        }
        NewUpload order = request.order(caller.ownerId());
        try (IdempotentCall call = idempotency.begin(caller.ownerId(), key)) {
            if (!call.isReplay()) {
                service.requireValid(order);
                admission.ofAnnounced(caller.get(), order.sizeBytes(), answer);
            }
            DirectUpload upload = call.once(fingerprint(request), creation(order));
            Response.ResponseBuilder response = answer(Response.Status.CREATED, responses.begun(upload))
                    .location(publicUrl.absolute(PATH + "/" + upload.id()));
            return (call.isReplay() ? response.header(RecordingsResource.REPLAYED, true) : response).build();
        }
    }

    private static Fingerprint fingerprint(UploadRequest request) {
        return new Fingerprint("POST", PATH)
                .field("contentType", request.contentType())
                .field("sizeBytes", request.sizeBytes().toString())
                .field("sha256", request.sha256())
                .field("parts", String.valueOf(request.parts()));
    }

    private Creation<DirectUpload> creation(NewUpload order) {
        return new Creation<>(
                () -> service.begin(order), DirectUpload::id, id -> service.get(order.ownerId(), id), Creation.USUAL);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        return answer(Response.Status.OK, responses.progress(caller.ownerId(), id(id)))
                .build();
    }

    @POST
    @Path("{id}/complete")
    public Response complete(@PathParam("id") String id) {
        uploads.complete(caller.ownerId(), id(id));
        return get(id);
    }

    @DELETE
    @Path("{id}")
    public void abort(@PathParam("id") String id) {
        service.abort(caller.ownerId(), id(id));
    }

    // Whoever has the addresses in it may send, so nobody on the way keeps them.
    private static Response.ResponseBuilder answer(Response.Status status, Object body) {
        return Response.status(status).entity(body).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> ProblemException.notFound("upload"));
    }
}
