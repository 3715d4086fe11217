package app.recordings.audio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;

/** An answer's lines; a problem is one line. */
public record Reply(int status, HttpHeaders headers, List<JsonNode> lines) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Reply of(HttpResponse<String> response) {
        return new Reply(
                response.statusCode(),
                response.headers(),
                response.body().lines().map(Reply::parse).toList());
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    /** The last line: result, error or problem. */
    public JsonNode last() {
        return lines.get(lines.size() - 1);
    }

    public String code() {
        return last().path("code").asText();
    }

    public String text() {
        return last().path("text").asText();
    }

    public List<Double> progress() {
        return lines.stream()
                .filter(line -> line.path("progress").isNumber())
                .map(line -> line.path("progress").asDouble())
                .toList();
    }

    /** The bytes of all audio lines. */
    public byte[] audio() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (JsonNode line : lines) {
            if (line.path("type").asText().equals("audio")) {
                bytes.write(line.path("data").binaryValue());
            }
        }
        return bytes.toByteArray();
    }
}
