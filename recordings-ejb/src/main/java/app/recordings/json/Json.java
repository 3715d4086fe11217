package app.recordings.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Map;

/** Makes and reads JSON. {@link jakarta.json.Json} looks for its provider in all jars each time that it is called. */
public final class Json {
    private static final JsonBuilderFactory BUILDERS = JsonProvider.provider().createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = JsonProvider.provider().createReaderFactory(Map.of());

    private Json() {}

    /** An object to be filled. */
    public static JsonObjectBuilder object() {
        return BUILDERS.createObjectBuilder();
    }

    /** An array to be filled. */
    public static JsonArrayBuilder array() {
        return BUILDERS.createArrayBuilder();
    }

    /** @throws JsonException when it is no object in JSON */
    public static JsonObject read(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** @throws JsonException when it is no object in JSON, whose encoding is told by its first bytes */
    public static JsonObject read(byte[] text) {
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(text))) {
            return reader.readObject();
        }
    }
}
