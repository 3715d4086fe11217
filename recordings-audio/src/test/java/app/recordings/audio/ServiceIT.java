package app.recordings.audio;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.audio.RunningService.Started;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningService.class)
class ServiceIT {
    private final Started started;

    ServiceIT(Started started) {
        this.started = started;
    }

    @Test
    void saysThatItIsStartingUntilItsEnginesAreThere() {
        assertThat(started.earlyHealth()).isEqualTo(503);
        assertThat(started.early().status()).isEqualTo(503);
        assertThat(started.early().code()).isEqualTo("starting");
        assertThat(started.early().headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void namesItsEngines() throws Exception {
        assertThat(started.process().get("/health").body())
                .isEqualTo("{\"status\":\"ready\",\"engines\":{\"recognizer\":\"sphinx4\","
                        + "\"corrector\":\"languagetool\",\"synthesizer\":\"marytts\"},\"languages\":[\"en\"],"
                        + "\"workers\":1,\"running\":0,\"queued\":0}");
    }

    @Test
    void servesItsDescription() throws Exception {
        assertThat(started.process().get("/openapi").body())
                .startsWith("openapi: 3")
                .contains("/transcriptions:");
    }

    @Test
    void knowsNoOtherPathsAndMethods() throws Exception {
        assertThat(started.process().get("/").statusCode()).isEqualTo(404);
        assertThat(started.process().get("/speech").statusCode()).isEqualTo(405);
        assertThat(started.process().get("/speech").headers().firstValue("Allow"))
                .contains("POST");
        assertThat(started.process()
                        .post("/health", BodyPublishers.noBody(), "text/plain")
                        .status())
                .isEqualTo(405);
    }

    @Test
    void endsSoonAndCleanWhenTold() throws Exception {
        try (AudioProcess other = new AudioProcess(Map.of())) {
            assertThat(other.process().isAlive()).isTrue();
            other.process().destroy();
            assertThat(other.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
            try (Stream<java.nio.file.Path> left = Files.list(other.temp())) {
                assertThat(left).isEmpty();
            }
        }
    }
}
