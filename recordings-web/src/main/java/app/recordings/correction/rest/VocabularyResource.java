package app.recordings.correction.rest;

import app.recordings.correction.Vocabulary;
import app.recordings.correction.VocabularyService;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.request.CurrentCaller;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is likely to be said in an application's recordings. */
@Path("/applications/{token}/vocabulary")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Applications")
public class VocabularyResource {
    @Inject
    VocabularyService vocabularies;

    @Inject
    CurrentCaller caller;

    /** Names and terms as they are written. */
    public record VocabularyBody(List<String> phrases) {
        static VocabularyBody of(Vocabulary vocabulary) {
            return new VocabularyBody(vocabulary.phrases());
        }
    }

    @GET
    @Operation(summary = "Words and phrases that are likely to be said")
    public VocabularyBody get(@PathParam("token") String token) {
        return VocabularyBody.of(vocabularies.get(caller.get(), application(token)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say which words and phrases are likely; engines that take such hints hear them better")
    public VocabularyBody put(@PathParam("token") String token, VocabularyBody body) {
        if (body == null) {
            throw new ProblemException(ErrorType.MALFORMED_REQUEST, "The body must be a JSON object.");
        }
        return VocabularyBody.of(vocabularies.put(caller.get(), application(token), new Vocabulary(body.phrases())));
    }

    private static UUID application(String token) {
        return Ids.parse(token).orElseThrow(() -> ProblemException.notFound("application"));
    }
}
