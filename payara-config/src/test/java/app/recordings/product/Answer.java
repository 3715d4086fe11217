package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What the product answered. */
record Answer(int status, HttpHeaders headers, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INSIDES = Pattern.compile(
            "Exception|\\bat [a-z]+\\.|java\\.|jakarta|glassfish|payara|hibernate|postgres|artemis|(?i:\\bselect\\b.*\\bfrom\\b)|SQL");

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + json, e);
        }
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return parse(text());
    }

    /** @return null when not sent */
    String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    Answer is(int expected) {
        assertThat(status).as(this::text).isEqualTo(expected);
        return this;
    }

    /** An error as RFC 9457 has it, found again by its request id, with nothing of the server's inside. */
    Answer isProblem(int expected, String code) {
        is(expected);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        var problem = json();
        assertThat(problem.path("type").asText()).endsWith("/" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(expected);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("instance").asText()).isNotBlank().isEqualTo(header("X-Request-Id"));
        assertThat(text()).doesNotContainPattern(INSIDES);
        return this;
    }
}
