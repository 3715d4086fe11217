package app.recordings.audio.server;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** {@code GET /openapi}: the description of this service. */
final class OpenApi implements Endpoint {
    @Override
    public String method() {
        return "GET";
    }

    @Override
    public void answer(Request request, Response response) throws IOException {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/yaml");
        try (InputStream yaml = OpenApi.class.getResourceAsStream("openapi.yaml")) {
            Content.Sink.asOutputStream(response).write(yaml.readAllBytes());
        }
    }
}
