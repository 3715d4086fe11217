package app.recordings.recording.rest;

import app.recordings.recording.TranscriptHit;
import app.recordings.recording.TranscriptQuery;
import app.recordings.recording.TranscriptSearchService;
import app.recordings.request.CurrentCaller;
import app.recordings.request.Cursor;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was said in all of a caller's recordings. */
@Path("/transcripts")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recordings")
public class TranscriptsResource {
    @Inject
    TranscriptSearchService transcripts;

    @Inject
    CurrentCaller caller;

    /** A page of hits, best first; {@code nextCursor} is null on the last one. */
    public record TranscriptHitList(List<TranscriptHit> data, String nextCursor) {}

    @GET
    @Operation(summary = "Search the caller's transcripts, best first; \"a phrase\", -without, this or that")
    public TranscriptHitList search(
            @QueryParam("q") String words, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        TranscriptQuery query = new TranscriptQuery(
                words,
                cursor == null ? null : Cursor.open(cursor, TranscriptsResource::position, words),
                Cursor.limit(limit));
        List<TranscriptHit> found = transcripts.search(caller.ownerId(), query);
        if (found.size() <= query.limit()) {
            return new TranscriptHitList(found, null);
        }
        List<TranscriptHit> shown = found.subList(0, query.limit());
        TranscriptHit last = shown.get(shown.size() - 1);
        return new TranscriptHitList(shown, Cursor.seal(last.rank() + " " + last.recordingId(), words));
    }

    private static TranscriptQuery.Position position(String text) {
        String[] parts = text.split(" ", 2);
        return new TranscriptQuery.Position(
                Double.parseDouble(parts[0]), Ids.parse(parts[1]).orElseThrow());
    }
}
