package app.recordings.person.rest;

import app.recordings.openid.OpenIdConfig;
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
    OpenIdConfig openId;

    @Inject
    CurrentCaller caller;

    /**
     * The caller.
     *
     * @param kind {@code visitor}, {@code application} or {@code administrator}
     * @param email of who is signed in; null for everybody else
     * @param signedIn whether somebody is, with an address or without
     * @param signInOffered whether links can be sent
     * @param openId what the OpenID provider is called at which visitors may sign in; null for none
     */
    public record MeResponse(String kind, String email, boolean signedIn, boolean signInOffered, String openId) {}

    @GET
    @Operation(summary = "Who the caller is")
    public MeResponse get() {
        return new MeResponse(
                caller.get().kind().name().toLowerCase(Locale.ROOT),
                people.email(caller.get()).orElse(null),
                people.isSignedIn(caller.get()),
                people.isOffered(),
                openId.isForPage() ? openId.name() : null);
    }
}
