package app.recordings.recording.rest;

import app.recordings.recording.Languages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The languages that can be spoken to the product. */
@Path("/languages")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recordings")
public class LanguagesResource {
    @Inject
    Languages languages;

    /** A language by its code (BCP 47) and its English name. */
    public record LanguageResponse(String code, String name) {
        static LanguageResponse of(String code) {
            return new LanguageResponse(code, Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH));
        }
    }

    /** All languages at once; {@code nextCursor} is always null. */
    public record LanguageList(List<LanguageResponse> data, String nextCursor) {}

    @GET
    @Operation(summary = "The languages that the engine has")
    public LanguageList list() {
        return new LanguageList(
                languages.supported().stream().map(LanguageResponse::of).toList(), null);
    }
}
