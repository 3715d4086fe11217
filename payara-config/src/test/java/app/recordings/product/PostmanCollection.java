package app.recordings.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A Postman collection (format 2.1) made of an OpenAPI document: a request per call that ends by itself, in the order of the
 * document, what deletes last. Ids found in one answer are variables of the next requests.
 */
final class PostmanCollection {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    private static final String SPEECH = "recordings-audio/src/test/resources/speech/sense-and-sensibility.webm";
    private static final JsonNode ONLY_VISITORS =
            JSON.createArrayNode().add(JSON.createObjectNode().set("visitor", JSON.createArrayNode()));
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final List<String> METHODS = List.of("post", "get", "put", "patch", "delete");

    private final JsonNode document;

    private PostmanCollection(JsonNode document) {
        this.document = document;
    }

    private record Call(String path, String method, JsonNode operation) {
        boolean deletes() {
            return method.equals("delete");
        }
    }

    static ObjectNode of(JsonNode document) {
        return new PostmanCollection(document).collection();
    }

    private ObjectNode collection() {
        var collection = JSON.createObjectNode();
        collection
                .putObject("info")
                .put("name", document.at("/info/title").asText())
                .put("description", document.at("/info/description").asText())
                .put("schema", SCHEMA);
        bearer(collection.putObject("auth"));
        var items = collection.putArray("item");
        calls().forEach(call -> items.add(item(call)));
        var variables = collection.putArray("variable");
        variables.addObject().put("key", "baseUrl").put("value", "http://127.0.0.1:8080");
        variables.addObject().put("key", "apiKey").put("value", "");
        return collection;
    }

    private List<Call> calls() {
        var calls = new ArrayList<Call>();
        document.path("paths").properties().forEach(path -> METHODS.stream()
                .map(method -> new Call(path.getKey(), method, path.getValue().path(method)))
                .filter(call -> call.operation().isObject())
                // a stream of events has no end
                .filter(call -> !call.operation().at("/responses/200/content").has("text/event-stream"))
                // the collection's key is an application's
                .filter(call -> !call.operation().at("/security/0").has("administrator"))
                .filter(call -> !call.operation().at("/security").equals(ONLY_VISITORS))
                // where browsers are led to, and on from there
                .filter(call -> !call.operation().path("responses").has("303"))
                // what shows a secret made something
                .sorted(Comparator.comparing(call -> !success(call).has("secret")))
                .forEach(calls::add));
        var known = new HashSet<String>();
        calls.forEach(call -> known.addAll(captures(call, success(call)).keySet()));
        calls.removeIf(call -> !known.containsAll(variables(call.path())));
        calls.sort(Comparator.comparing(Call::deletes));
        return calls;
    }

    private static void bearer(ObjectNode auth) {
        auth.put("type", "bearer");
        auth.putArray("bearer")
                .addObject()
                .put("key", "token")
                .put("value", "{{apiKey}}")
                .put("type", "string");
    }

    private ObjectNode item(Call call) {
        var item = JSON.createObjectNode()
                .put("name", call.operation().path("summary").asText());
        var event = item.putArray("event").addObject().put("listen", "test");
        event.putObject("script").put("type", "text/javascript").set("exec", script(call));
        var request = item.putObject("request")
                .put("method", call.method().toUpperCase(Locale.ROOT))
                .put("description", call.operation().path("description").asText());
        if (isOpen(call)) {
            request.putObject("auth").put("type", "noauth");
        }
        var path = PLACE.matcher(call.path()).replaceAll(place -> "{{" + variable(call.path(), place.group(1)) + "}}");
        request.put("url", "{{baseUrl}}" + path + query(call));
        body(call, request);
        return item;
    }

    /** What must be in the query, as the document's examples have it. */
    private String query(Call call) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        call.operation().path("parameters").forEach(it -> {
            var parameter = resolved(it);
            if (parameter.path("in").asText().equals("query")
                    && parameter.path("required").asBoolean()) {
                query.add(parameter.path("name").asText() + "="
                        + URLEncoder.encode(parameter.path("example").asText(), StandardCharsets.UTF_8));
            }
        });
        return query.toString();
    }

    private static boolean isOpen(Call call) {
        return call.operation().path("security").path(0).isEmpty()
                && call.operation().has("security");
    }

    private void body(Call call, ObjectNode request) {
        var content = call.operation().at("/requestBody/content");
        var headers = request.putArray("header");
        if (content.has("multipart/form-data")) {
            form(content.path("multipart/form-data"), request.putObject("body"));
        } else if (content.has("application/json")) {
            headers.addObject().put("key", "Content-Type").put("value", "application/json");
            request.putObject("body")
                    .put("mode", "raw")
                    .put("raw", content.at("/application~1json/example").toPrettyString());
        }
    }

    private static void form(JsonNode form, ObjectNode body) {
        var fields = body.put("mode", "formdata").putArray("formdata");
        fields.addObject().put("key", "audio").put("type", "file").put("src", SPEECH);
        form.path("example").properties().forEach(field -> fields.addObject()
                .put("key", field.getKey())
                .put("type", "text")
                .put("value", field.getValue().asText()));
    }

    /** What the answer is held against, and what is kept of it. */
    private ArrayNode script(Call call) {
        var lines = JSON.createArrayNode();
        lines.add("pm.test('is answered as documented', () => pm.expect(pm.response.code).to.be.oneOf(" + expected(call)
                + "));");
        var success = success(call);
        captures(call, success)
                .forEach((variable, field) ->
                        lines.add("pm.collectionVariables.set('" + variable + "', pm.response.json()." + field + ");"));
        if (call.method().equals("get") && success.has("correctedText") && success.has("completedAt")) {
            lines.add("if (!pm.response.json().completedAt) {");
            lines.add("  pm.execution.setNextRequest(pm.info.requestName);");
            lines.add("}");
        }
        return lines;
    }

    /** Success, and that the state of the thing does not allow it, where that depends on what was done before. */
    private static List<Integer> expected(Call call) {
        var statuses = new TreeSet<Integer>();
        call.operation().path("responses").fieldNames().forEachRemaining(status -> {
            var conflict = status.equals("409") && call.path().contains("{");
            if (status.startsWith("2") || conflict) {
                statuses.add(Integer.valueOf(status));
            }
        });
        return List.copyOf(statuses);
    }

    /** The fields of what a success answers. */
    private JsonNode success(Call call) {
        for (var response : call.operation().path("responses")) {
            var schema = response.at("/content/application~1json/schema");
            if (schema.has("$ref")) {
                return resolved(schema).path("properties");
            }
        }
        return JSON.createObjectNode();
    }

    private Map<String, String> captures(Call call, JsonNode success) {
        var captures = new LinkedHashMap<String, String>();
        if (isOpen(call) && success.has("apiKey")) {
            captures.put("apiKey", "apiKey");
        }
        document.path("paths").fieldNames().forEachRemaining(path -> {
            var made = Pattern.matches(Pattern.quote(call.path()) + "/\\{\\w+}", path);
            if (call.method().equals("post") && made) {
                var variable = variables(path).get(variables(path).size() - 1);
                // such as the id of jobId
                var field = variable.replaceFirst(".*(?=[A-Z])", "").toLowerCase(Locale.ROOT);
                if (success.has(field)) {
                    captures.put(variable, field);
                }
            }
        });
        return captures;
    }

    private List<String> variables(String path) {
        return PLACE.matcher(path)
                .results()
                .map(place -> variable(path, place.group(1)))
                .toList();
    }

    /** Called after the shared parameter, such as recordingId. */
    private String variable(String path, String name) {
        var item = document.path("paths").path(path);
        var all = new ArrayList<JsonNode>();
        item.path("parameters").forEach(all::add);
        item.forEach(operation -> operation.path("parameters").forEach(all::add));
        return all.stream()
                .filter(parameter -> resolved(parameter).path("name").asText().equals(name))
                .map(parameter -> parameter.path("$ref").asText().replaceFirst(".*/", ""))
                .map(shared -> shared.substring(0, 1).toLowerCase(Locale.ROOT) + shared.substring(1))
                .findFirst()
                .orElse(name);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
