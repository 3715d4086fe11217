package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The contract as it is served, and the Postman collection made of it. */
class OpenApiIT {
    private static final Path CONTRACT = Path.of("..", "docs", "openapi.yaml");
    private static final Path COLLECTION = Path.of("..", "docs", "recordings.postman_collection.json");
    private static final String UUID = "00000000-0000-7000-8000-000000000000";

    @Test
    void servesTheContractAsItIsWritten() throws IOException {
        var served = (ObjectNode) new YAMLMapper()
                .readTree(Client.stranger().get("/openapi").is(200).text());
        // the server's own addition
        served.remove("endpoints");
        // which leaves nulls out of examples
        assertThat(served).isEqualTo(withoutNulls(contract()));
        assertThat(Client.stranger()
                        .with("Accept", "application/json")
                        .get("/openapi")
                        .is(200)
                        .json()
                        .path("info"))
                .isEqualTo(contract().path("info"));
    }

    @Test
    void letsStrangersInWhereTheContractSaysSoOnly() throws IOException {
        contract().path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(it -> {
                    if (it.getValue().has("operationId")) {
                        var open = it.getValue().path("security").path(0).isObject()
                                && it.getValue().path("security").path(0).isEmpty();
                        var answer = Client.stranger()
                                .call(
                                        it.getKey().toUpperCase(java.util.Locale.ROOT),
                                        path.getKey().replaceAll("\\{\\w+}", UUID));
                        assertThat(answer.status() != 401)
                                .as(it.getKey() + " " + path.getKey())
                                .isEqualTo(open);
                    }
                }));
    }

    /** With -Drecordings.write=true it writes the collection instead. */
    @Test
    void hasACollectionOfEveryCall() throws IOException {
        var generated =
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(PostmanCollection.of(contract()))
                        + "\n";
        if (Boolean.getBoolean("recordings.write")) {
            Files.writeString(COLLECTION, generated);
        }
        assertThat(COLLECTION).hasContent(generated);
    }

    @Test
    void runsTheCollection() throws IOException {
        var collection = Answer.parse(Files.readString(COLLECTION));
        assertThat(new PostmanRun(RunningProduct.url()).failures(collection)).isEmpty();
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        }
        node.forEach(OpenApiIT::withoutNulls);
        return node;
    }

    private static JsonNode contract() throws IOException {
        return new YAMLMapper().readTree(Files.readString(CONTRACT));
    }
}
