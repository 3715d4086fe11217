package app.recordings.person.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.identity.Refusals;
import app.recordings.identity.VisitorCookie;
import app.recordings.identity.VisitorFilter;
import app.recordings.openid.OpenIdConfig;
import app.recordings.openid.OpenIdDestination;
import app.recordings.openid.OpenIdException;
import app.recordings.openid.OpenIdException.Reason;
import app.recordings.openid.OpenIdPurpose;
import app.recordings.openid.OpenIdSignIn;
import app.recordings.person.PersonService;
import app.recordings.request.BySignature;
import app.recordings.request.ClientAddress;
import app.recordings.request.CurrentCaller;
import app.recordings.request.OpenIdCookie;
import app.recordings.request.PublicUrl;
import app.recordings.request.RevealsSecret;
import app.recordings.security.Caller;
import app.recordings.security.VisitorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing in at the operator's OpenID provider. */
@Path("/sign-in/openid")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class OpenIdResource {
    private static final Logger LOG = Logger.getLogger(OpenIdResource.class.getName());
    private static final Duration AGAIN = Duration.ofSeconds(10);

    @Inject
    OpenIdConfig config;

    @Inject
    OpenIdSignIn signIn;

    @Inject
    PersonService people;

    @Inject
    VisitorService visitors;

    @Inject
    Refusals refusals;

    @Inject
    OpenIdCookie attempt;

    @Inject
    VisitorCookie cookie;

    @Inject
    ClientAddress address;

    @Inject
    PublicUrl publicUrl;

    @Inject
    CurrentCaller caller;

    @Inject
    HttpServletRequest request;

    /** @param url of the provider, where the browser is to go */
    public record OpenIdResponse(String url) {}

    @POST
    @RevealsSecret
    @Operation(summary = "Begin to sign in this browser at the OpenID provider")
    public OpenIdResponse begin(@Context HttpServletResponse answer) {
        if (caller.get().kind() != Caller.Kind.VISITOR) {
            throw new ProblemException(ErrorType.FORBIDDEN, "Only a visitor of the page signs in and out.");
        } else if (!config.isForPage()) {
            throw new ProblemException(ErrorType.NOT_CONFIGURED, "The operator has not set up an OpenID provider.");
        }
        refusals.countBeginning(address.of(request));
        try {
            OpenIdSignIn.Started started = signIn.start(new OpenIdDestination(OpenIdPurpose.PAGE, ""));
            answer.addCookie(attempt.of(started.attempt(), OpenIdPurpose.PAGE));
            return new OpenIdResponse(started.url().toString());
        } catch (OpenIdException e) {
            note(e);
            throw ProblemException.overloaded("The OpenID provider cannot be asked now.", AGAIN);
        }
    }

    @GET
    @Path("callback")
    @BySignature
    @RevealsSecret
    @Operation(summary = "Come back from the OpenID provider")
    public Response end(@Context HttpServletResponse answer) {
        attempt.gone(request, OpenIdPurpose.PAGE).ifPresent(answer::addCookie);
        try {
            refusals.requirePatience(address.of(request));
            var finished = signIn.finish(OpenIdPurpose.PAGE, attempt.answer(request));
            Caller visitor = VisitorFilter.token(request)
                    .flatMap(visitors::identify)
                    .orElseThrow(() -> new OpenIdException(Reason.EXPIRED, "The visitor is not known any more"));
            answer.addCookie(
                    cookie.of(people.signIn(visitor, finished.identity()).cookie()));
            return to("/");
        } catch (OpenIdException e) {
            note(e);
            return to("/#sign-in-problem=" + e.reason().name().toLowerCase(Locale.ROOT));
        } catch (ProblemException e) {
            LOG.log(Level.INFO, "A sign-in at the OpenID provider ends here: {0}", e.getMessage());
            return to("/#sign-in-problem=" + (e.type() == ErrorType.UNAUTHENTICATED ? "expired" : "unavailable"));
        }
    }

    private void note(OpenIdException e) {
        // Not those who come without a beginning of ours: any page can send a browser here.
        if (e.reason() == Reason.REFUSED) {
            refusals.count(address.of(request));
        }
        Level level = e.reason() == Reason.REFUSED || e.reason() == Reason.UNAVAILABLE ? Level.WARNING : Level.INFO;
        LOG.log(level, "A visitor is not signed in by OpenID Connect: {0}", e.getMessage());
    }

    private Response to(String place) {
        return Response.seeOther(publicUrl.absolute(place)).build();
    }
}
