package app.recordings.admin;

import app.recordings.administrator.Role;
import app.recordings.console.RecordingConsoleService;
import app.recordings.error.ProblemException;
import app.recordings.recording.StoredAudio;
import app.recordings.request.ByteRange;
import app.recordings.storage.ObjectStorage;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/** A recording's audio, or its corrected text spoken, for the operator who has opened it. */
@WebServlet("/admin/recording-audio")
public class RecordingAudio extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient RecordingConsoleService console;

    @Inject
    transient ObjectStorage storage;

    @Inject
    transient RequestFields fields;

    @Inject
    transient SignedIn signedIn;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StoredAudio audio;
        try {
            audio = audio();
        } catch (ProblemException e) {
            response.sendError(e.type().status());
            return;
        }
        response.setContentType(audio.contentType());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Accept-Ranges", "bytes");
        try {
            send(audio, ByteRange.parse(request.getHeader("Range"), audio.sizeBytes()), response);
        } catch (ByteRange.Unsatisfiable e) {
            response.setHeader("Content-Range", e.contentRange());
            response.sendError(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
        }
    }

    private void send(StoredAudio audio, Optional<ByteRange> part, HttpServletResponse response) throws IOException {
        ByteRange bytes = part.orElse(new ByteRange(0, audio.sizeBytes() - 1));
        if (part.isPresent()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", bytes.contentRange(audio.sizeBytes()));
        }
        response.setContentLengthLong(bytes.length());
        try (InputStream in = storage.read(audio.objectId(), bytes.first())) {
            bytes.copy(in, response.getOutputStream());
        }
    }

    private StoredAudio audio() {
        signedIn.require(Role.OPERATOR);
        UUID id = fields.id("id");
        if (id == null) {
            throw ProblemException.notFound("recording");
        }
        return console.audio(id, "corrected".equals(fields.text("kind")), signedIn.name(), fields.text("grant"));
    }
}
