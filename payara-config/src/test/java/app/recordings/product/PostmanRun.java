package app.recordings.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptableObject;

/** Runs a Postman collection as Postman does, its scripts included, with as much of Postman as they use. */
final class PostmanRun {
    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Duration BETWEEN_REPEATS = Duration.ofMillis(250);
    private static final int MOST_REPEATS = 400;
    private static final String SURROUNDINGS = """
            var failures = [];
            var next = null;
            var set = {};
            var pm = {
              info: { requestName: request },
              response: { code: code, json: function () { return JSON.parse(body); } },
              test: function (name, check) {
                try { check(); } catch (failure) { failures.push(name + ': ' + failure); }
              },
              expect: function (value) {
                return { to: { be: { oneOf: function (list) {
                  if (list.indexOf(value) < 0) { throw 'is ' + value + ', not one of ' + list + ' ' + body; }
                } } } };
              },
              collectionVariables: { set: function (name, value) { set[name] = String(value); } },
              execution: { setNextRequest: function (name) { next = name; } }
            };
            """;

    private final Map<String, String> variables = new HashMap<>();
    private final List<String> failures = new ArrayList<>();

    PostmanRun(URI baseUrl) {
        variables.put("baseUrl", baseUrl.toString());
    }

    /** What the collection's own tests found wrong. */
    List<String> failures(JsonNode collection) {
        collection.path("item").forEach(item -> {
            var repeats = 0;
            while (!isDone(item) && repeats++ < MOST_REPEATS) {
                Awaitility.await().pollDelay(BETWEEN_REPEATS).until(() -> true);
            }
        });
        return failures;
    }

    private boolean isDone(JsonNode item) {
        var name = item.path("name").asText();
        var answer = send(item.path("request"));
        try (var context = Context.enter()) {
            context.setLanguageVersion(Context.VERSION_ES6);
            var scope = context.initStandardObjects();
            ScriptableObject.putProperty(scope, "request", name);
            ScriptableObject.putProperty(scope, "code", answer.status());
            ScriptableObject.putProperty(scope, "body", answer.text());
            context.evaluateString(scope, SURROUNDINGS, "surroundings", 1, null);
            item.path("event").forEach(event -> {
                var lines = new ArrayList<String>();
                event.path("script").path("exec").forEach(line -> lines.add(line.asText()));
                context.evaluateString(scope, String.join("\n", lines), name, 1, null);
            });
            var result = Answer.parse(
                    (String) context.evaluateString(scope, "JSON.stringify({failures, next, set})", "result", 1, null));
            result.path("failures").forEach(failure -> failures.add(name + " " + failure.asText()));
            result.path("set")
                    .properties()
                    .forEach(it -> variables.put(it.getKey(), it.getValue().asText()));
            return result.path("next").isNull();
        }
    }

    private Answer send(JsonNode request) {
        try {
            var builder = HttpRequest.newBuilder(
                            URI.create(filled(request.path("url").asText())))
                    .timeout(Duration.ofSeconds(60));
            if (!request.path("auth").path("type").asText().equals("noauth")) {
                builder.header("Authorization", "Bearer " + variables.get("apiKey"));
            }
            request.path("header")
                    .forEach(header -> builder.header(
                            header.path("key").asText(),
                            filled(header.path("value").asText())));
            builder.method(request.path("method").asText(), BodyPublishers.ofByteArray(body(request.path("body"))));
            if (request.path("body").path("mode").asText().equals("formdata")) {
                builder.header("Content-Type", Form.TYPE);
            }
            return Answer.of(Client.HTTP.send(builder.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private byte[] body(JsonNode body) throws IOException {
        if (!body.path("mode").asText().equals("formdata")) {
            return filled(body.path("raw").asText()).getBytes(StandardCharsets.UTF_8);
        }
        var form = new Form();
        for (var field : body.path("formdata")) {
            var name = field.path("key").asText();
            if (field.path("type").asText().equals("file")) {
                var file = REPOSITORY.resolve(field.path("src").asText());
                form.file(name, new Sound("audio/webm", Files.readAllBytes(file)));
            } else {
                form.field(name, filled(field.path("value").asText()));
            }
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(form.bytes());
        return bytes.toByteArray();
    }

    private String filled(String text) {
        return PLACE.matcher(text).replaceAll(place -> variables.getOrDefault(place.group(1), place.group()));
    }
}
