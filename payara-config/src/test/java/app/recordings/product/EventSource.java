package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A listener by server-sent events, read as the WHATWG's specification says. */
final class EventSource implements AutoCloseable {
    private final Events events = new Events();
    private final InputStream body;

    private EventSource(InputStream body) {
        this.body = body;
        var reader = new Thread(this::read, "event-source");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param query with its question mark, or empty */
    static EventSource open(Client client, String query) {
        try {
            HttpResponse<InputStream> response = Client.HTTP.send(
                    client.request("/api/v1/events" + query)
                            .header("Accept", "text/event-stream")
                            .build(),
                    BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            return new EventSource(response.body());
        } catch (IOException e) {
            throw new AssertionError("No stream", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Events events() {
        return events;
    }

    private void read() {
        var fields = new HashMap<String, String>();
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> line(line, fields));
        } catch (IOException | UncheckedIOException e) {
            // closed, by the test's end or the server's
        }
    }

    private void line(String line, Map<String, String> fields) {
        if (line.startsWith(":")) {
            events.heartbeat();
        } else if (!line.isEmpty()) {
            var parts = line.split(":", 2);
            fields.put(parts[0], parts.length < 2 ? "" : parts[1].stripLeading());
        } else if (fields.containsKey("data")) {
            events.add(new Event(fields.get("id"), fields.get("event"), Answer.parse(fields.get("data"))));
            fields.clear();
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // gone already
        }
    }
}
