package app.recordings.application.rest;

import app.recordings.application.ApiKeyView;
import app.recordings.application.Application;
import app.recordings.application.ApplicationService;
import app.recordings.application.NewApplication;
import app.recordings.error.ProblemException;
import app.recordings.paging.Page;
import app.recordings.request.CurrentCaller;
import app.recordings.request.Cursor;
import app.recordings.request.Public;
import app.recordings.request.PublicUrl;
import app.recordings.request.RevealsSecret;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tenants. */
@Path("/applications")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Applications")
public class ApplicationsResource {
    @Inject
    ApplicationService applications;

    @Inject
    CurrentCaller caller;

    @Inject
    PublicUrl publicUrl;

    /** The name it is to have. */
    public record ApplicationRequest(String name) {}

    /** An application as callers see it. */
    public record ApplicationResponse(UUID token, String name, long chatsCount, Instant createdAt) {
        static ApplicationResponse of(Application application) {
            return new ApplicationResponse(
                    application.id(), application.name(), application.chatsCount(), application.createdAt());
        }
    }

    /** A page of applications, newest first; {@code nextCursor} is null on the last one. */
    public record ApplicationList(List<ApplicationResponse> data, String nextCursor) {}

    /** A page of keys, newest first; {@code nextCursor} is null on the last one. */
    public record KeyList(List<ApiKeyView> data, String nextCursor) {}

    /** The only answer that shows the key. */
    public record NewApplicationResponse(UUID token, String name, long chatsCount, Instant createdAt, String apiKey) {
        static NewApplicationResponse of(NewApplication made) {
            Application application = made.application();
            return new NewApplicationResponse(
                    application.id(),
                    application.name(),
                    application.chatsCount(),
                    application.createdAt(),
                    made.apiKey());
        }
    }

    @POST
    @Public
    @RevealsSecret
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make an application; its API key is shown this once")
    public Response create(ApplicationRequest request) {
        NewApplication made = applications.create(request == null ? null : request.name(), caller.ifKnown());
        return Response.created(publicUrl.absolute(
                        "/api/v1/applications/" + made.application().id()))
                .entity(NewApplicationResponse.of(made))
                .build();
    }

    @GET
    @Path("{token}")
    @Operation(summary = "One application")
    public ApplicationResponse get(@PathParam("token") String token) {
        return ApplicationResponse.of(applications.get(caller.get(), id(token, "application")));
    }

    @GET
    @Operation(summary = "The caller's own application; all of them for an administrator, newest first")
    public ApplicationList list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        Page<Application> page = applications.list(caller.get(), Cursor.page(limit, cursor));
        return new ApplicationList(
                page.rows().stream().map(ApplicationResponse::of).toList(), Cursor.write(page.next()));
    }

    @PUT
    @Path("{token}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give an application another name")
    public ApplicationResponse rename(@PathParam("token") String token, ApplicationRequest request) {
        return ApplicationResponse.of(
                applications.rename(caller.get(), id(token, "application"), request == null ? null : request.name()));
    }

    @POST
    @RevealsSecret
    @Path("{token}/keys")
    @Operation(summary = "Make one more API key; it is shown this once")
    public Response addKey(@PathParam("token") String token) {
        return Response.status(Response.Status.CREATED)
                .entity(applications.addKey(caller.get(), id(token, "application")))
                .build();
    }

    @GET
    @Path("{token}/keys")
    @Operation(summary = "The API keys of an application, newest first, without what is secret of them")
    public KeyList keys(
            @PathParam("token") String token, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        Page<ApiKeyView> page =
                applications.keys(caller.get(), id(token, "application"), Cursor.page(limit, cursor, "keys"));
        return new KeyList(page.rows(), Cursor.write(page.next(), "keys"));
    }

    @DELETE
    @Path("{token}/keys/{id}")
    @Operation(summary = "Revoke an API key at once, the streams that it opened included")
    public void revokeKey(@PathParam("token") String token, @PathParam("id") String keyId) {
        applications.revokeKey(caller.get(), id(token, "application"), id(keyId, "key"));
    }

    private static UUID id(String text, String what) {
        return Ids.parse(text).orElseThrow(() -> ProblemException.notFound(what));
    }
}
