package app.recordings.person.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.identity.Refusals;
import app.recordings.identity.VisitorCookie;
import app.recordings.language.ReaderLanguage;
import app.recordings.person.PersonService;
import app.recordings.request.ClientAddress;
import app.recordings.request.CurrentCaller;
import app.recordings.request.RevealsSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing in by a link that comes by email. */
@Path("/sign-in")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class SignInResource {
    @Inject
    PersonService people;

    @Inject
    Refusals refusals;

    @Inject
    VisitorCookie cookie;

    @Inject
    ClientAddress address;

    @Inject
    CurrentCaller caller;

    @Inject
    HttpServletRequest request;

    @Context
    HttpHeaders headers;

    /** Where the link is to be sent. */
    public record SignInRequest(String email) {}

    /** What the link ends in. */
    public record ConfirmationRequest(String token) {}

    /** Who is signed in now. */
    public record PersonResponse(String email) {}

    @POST
    @RevealsSecret
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Have a link sent that signs in this browser")
    public Response ask(SignInRequest asked) {
        refusals.countEmail(address.of(request));
        people.ask(
                caller.get(),
                asked == null ? null : asked.email(),
                ReaderLanguage.of(headers.getAcceptableLanguages()));
        return Response.accepted().build();
    }

    @POST
    @RevealsSecret
    @Path("confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sign in by a link that came")
    public PersonResponse confirm(ConfirmationRequest confirmation, @Context HttpServletResponse answer) {
        String from = address.of(request);
        refusals.requirePatience(from);
        try {
            PersonService.SignedIn person =
                    people.confirm(caller.get(), confirmation == null ? null : confirmation.token());
            answer.addCookie(cookie.of(person.cookie()));
            return new PersonResponse(person.email());
        } catch (ProblemException e) {
            if (e.type() == ErrorType.NOT_FOUND) {
                refusals.count(from);
            }
            throw e;
        }
    }

    @DELETE
    @Operation(summary = "Sign out in this browser")
    public void signOut(@Context HttpServletResponse answer) {
        people.signOut(caller.get()).ifPresent(token -> answer.addCookie(cookie.of(token)));
    }
}
