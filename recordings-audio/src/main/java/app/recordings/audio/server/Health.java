package app.recordings.audio.server;

import app.recordings.audio.Engines;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** {@code GET /health}: 200 when all engines are ready, else 503 with the same body. */
final class Health implements Endpoint {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Service service;

    Health(Service service) {
        this.service = service;
    }

    record Names(String recognizer, String corrector, String synthesizer) {}

    record Report(String status, Names engines, SortedSet<String> languages, int workers, int running, int queued) {}

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public void answer(Request request, Response response) throws IOException {
        Engines engines = service.engines();
        Engines.Status status = engines.status();
        Report report = new Report(
                status.name().toLowerCase(Locale.ROOT),
                new Names(
                        engines.recognizer().name(),
                        engines.corrector().name(),
                        engines.synthesizer().name()),
                new TreeSet<>(Engines.LANGUAGES),
                service.config().workers(),
                service.lanes().running(),
                service.lanes().queued());
        response.setStatus(status == Engines.Status.READY ? 200 : 503);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Content.Sink.asOutputStream(response).write(JSON.writeValueAsBytes(report));
    }
}
