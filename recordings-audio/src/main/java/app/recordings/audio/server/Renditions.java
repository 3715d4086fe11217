package app.recordings.audio.server;

import app.recordings.audio.media.AudioFile;
import app.recordings.audio.media.Renderer;
import app.recordings.audio.media.Rendition;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkQueue.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** {@code POST /renditions}: audio to the same audio in another form. */
final class Renditions implements Endpoint {
    private final Service service;

    Renditions(Service service) {
        this.service = service;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public void answer(Request request, Response response) throws IOException {
        Rendition rendition = Rendition.of(
                        Request.extractQueryParameters(request).getValue("format"))
                .orElseThrow(() -> new ProblemException(
                        422, "unsupported-format", "The format is not one of " + Arrays.toString(Rendition.values())));
        Path body = Files.createTempFile(service.config().temp(), "original-", ".body");
        Path file = Files.createTempFile(service.config().temp(), "rendition-", ".out");
        try (Place place = service.enterRendition()) {
            Body.spool(request, body, service.config().bodyLimit());
            Work work = service.begin();
            try {
                AudioFile audio = service.probe().probe(work, body);
                service.call(place, work, response).run(() -> render(audio, rendition, file, work), (size, answer) -> {
                    answer.writeFile(file);
                    answer.write(new Line.Rendered(rendition.contentType(), size));
                });
            } finally {
                service.end(work);
            }
        } finally {
            Files.deleteIfExists(body);
            Files.deleteIfExists(file);
        }
    }

    private long render(AudioFile audio, Rendition rendition, Path file, Work work) throws IOException {
        new Renderer(service.ffmpeg()).render(audio, rendition, file, work);
        return Files.size(file);
    }
}
