package app.recordings.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public class JsonConfigurationTest {
    /** A part of an answer. */
    public record Inner(long zeta, Double alpha) {}

    /** An answer. */
    public record Answer(UUID zone, String name, Inner inner, List<Inner> data, Instant at, Integer missing) {}

    /** An answer that holds JSON as it is. */
    public record Holder(JsonObject object, JsonObject missing) {}

    @Test
    void jsonIsWrittenAsItIs() {
        Holder holder = new Holder(
                Json.createObjectBuilder()
                        .add("z", 1)
                        .add("a", Json.createArrayBuilder().add("b").addNull())
                        .build(),
                null);
        assertThat(new JsonConfiguration().getContext(Holder.class).toJson(holder))
                .isEqualTo("{\"object\":{\"z\":1,\"a\":[\"b\",null]},\"missing\":null}");
    }

    @Test
    void recordsAreWrittenInTheirOwnOrderWithEveryField() {
        UUID id = UUID.fromString("01890000-0000-7000-8000-00000000000a");
        Answer answer = new Answer(
                id,
                "a \"name\"",
                new Inner(1, 0.5),
                List.of(new Inner(2, null)),
                Instant.parse("2026-11-22T10:00:00Z"),
                null);
        assertThat(new JsonConfiguration().getContext(Answer.class).toJson(answer))
                .isEqualTo(
                        "{\"zone\":\"" + id + "\",\"name\":\"a \\\"name\\\"\",\"inner\":{\"zeta\":1,\"alpha\":0.5},"
                                + "\"data\":[{\"zeta\":2,\"alpha\":null}],\"at\":\"2026-11-22T10:00:00.000Z\",\"missing\":null}");
    }
}
