package app.recordings.rest;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How answers are written: every field in its record's order, null or not, and times in UTC with milliseconds (RFC 3339). */
@Provider
public class JsonConfiguration implements ContextResolver<Jsonb> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Jsonb jsonb = JsonbBuilder.create(
            new JsonbConfig().withNullValues(true).withSerializers(new RecordSerializer(), new InstantSerializer()));

    @Override
    public Jsonb getContext(Class<?> type) {
        return jsonb;
    }

    /** As RFC 3339 has it, always with milliseconds. */
    public static final class InstantSerializer implements JsonbSerializer<Instant> {
        @Override
        public void serialize(Instant time, JsonGenerator generator, SerializationContext context) {
            generator.write(TIME.format(time));
        }
    }
}
