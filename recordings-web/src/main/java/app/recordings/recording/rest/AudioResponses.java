package app.recordings.recording.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.recording.StoredAudio;
import app.recordings.request.ByteRange;
import app.recordings.storage.ObjectStorage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Audio as an answer: whole or a range of it, or not at all when the client has it (RFC 9110). */
@ApplicationScoped
class AudioResponses {
    @Inject
    ObjectStorage storage;

    Response of(StoredAudio audio, Request request, HttpHeaders headers) {
        EntityTag tag = new EntityTag(audio.sha256());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return common(unchanged, tag).build();
        }
        Optional<ByteRange> range = isFresh(headers.getHeaderString("If-Range"), tag)
                ? range(headers.getHeaderString("Range"), audio.sizeBytes())
                : Optional.empty();
        ByteRange bytes = range.orElse(new ByteRange(0, audio.sizeBytes() - 1));
        Response.ResponseBuilder response = Response.status(range.isPresent() ? 206 : 200)
                .type(audio.contentType())
                .header(HttpHeaders.CONTENT_LENGTH, bytes.length())
                .entity((StreamingOutput) out -> copy(audio, bytes, out));
        range.ifPresent(part -> response.header("Content-Range", part.contentRange(audio.sizeBytes())));
        return common(response, tag).build();
    }

    /** Of two forms the second, not the usual one. */
    static boolean isOther(String asked, String usual, String other) {
        if (asked == null || asked.equals(usual)) {
            return false;
        } else if (asked.equals(other)) {
            return true;
        }
        throw new ProblemException(ErrorType.INVALID_PARAMETER, "There are \"" + usual + "\" and \"" + other + "\".");
    }

    private static boolean isFresh(String ifRange, EntityTag tag) {
        return ifRange == null || ifRange.equals("\"" + tag.getValue() + "\"");
    }

    private static Response.ResponseBuilder common(Response.ResponseBuilder response, EntityTag tag) {
        return Caching.revalidated(response, tag).header("Accept-Ranges", "bytes");
    }

    private void copy(StoredAudio audio, ByteRange bytes, OutputStream out) throws IOException {
        try (InputStream in = storage.read(audio.objectId(), bytes.first())) {
            bytes.copy(in, out);
        }
    }

    private static Optional<ByteRange> range(String header, long size) {
        try {
            return ByteRange.parse(header, size);
        } catch (ByteRange.Unsatisfiable e) {
            throw new ClientErrorException(Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", e.contentRange())
                    .build());
        }
    }
}
