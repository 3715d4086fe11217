package app.recordings.person.rest;

import app.recordings.person.PersonService;
import app.recordings.request.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who calls. */
@Path("/me")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class MeResource {
    @Inject
    PersonService people;

    @Inject
    CurrentCaller caller;

    /**
     * The caller.
     *
     * @param kind {@code visitor}, {@code application} or {@code administrator}
     * @param email of who is signed in; null for everybody else
     * @param signInOffered whether links can be sent
     */
    public record MeResponse(String kind, String email, boolean signInOffered) {}

    @GET
    @Operation(summary = "Who the caller is")
    public MeResponse get() {
        return new MeResponse(
                caller.get().kind().name().toLowerCase(Locale.ROOT),
                people.email(caller.get()).orElse(null),
                people.isOffered());
    }
}
