package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Audio whose first bytes look right, and which nobody can decode. */
class UndecodableAudioIT {
    private final Client client = Client.application();

    @Test
    void failsAWavThatIsNone() {
        failsOnce(Sound.brokenWav());
    }

    @Test
    void failsAWebmOfNoise() {
        failsOnce(Sound.brokenWebm());
    }

    private void failsOnce(Sound sound) {
        try (var events = EventSource.open(client, "?after=0")) {
            var id = client.accepted(sound);
            var failed = client.ended(id);
            assertThat(failed.path("status").asText()).isEqualTo("failed");
            assertThat(failed.path("error").path("code").asText()).isEqualTo("undecodable-audio");
            assertThat(failed.path("attempts").asInt()).isOne();
            assertThat(events.events().await("recording.failed", 1)).hasSize(1);
        }
    }

    @Test
    void failsAgainWhenRetried() {
        var id = client.accepted(Sound.brokenWav());
        client.ended(id);
        var retried = client.call("POST", Client.path(id) + "/retry").is(202).json();
        assertThat(retried.path("status").asText()).isIn("queued", "processing", "failed");
        try (var events = EventSource.open(client, "?after=0")) {
            assertThat(events.events().await("recording.failed", 2)).hasSize(2);
        }
        var again = client.recording(id);
        assertThat(again.path("status").asText()).isEqualTo("failed");
        assertThat(again.path("error").path("code").asText()).isEqualTo("undecodable-audio");
        assertThat(again.path("attempts").asInt()).isOne();
    }
}
