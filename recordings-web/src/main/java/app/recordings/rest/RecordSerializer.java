package app.recordings.rest;

import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.lang.reflect.RecordComponent;

/** Writes a record's components in the order in which it declares them, which JSON-B's own orders cannot. */
final class RecordSerializer implements JsonbSerializer<Record> {
    @Override
    public void serialize(Record value, JsonGenerator generator, SerializationContext context) {
        generator.writeStartObject();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object content = content(component, value);
            if (content == null) {
                generator.writeNull(component.getName());
            } else {
                context.serialize(component.getName(), content, generator);
            }
        }
        generator.writeEnd();
    }

    private static Object content(RecordComponent component, Record value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The record " + value.getClass().getName() + " cannot be read", e);
        }
    }
}
