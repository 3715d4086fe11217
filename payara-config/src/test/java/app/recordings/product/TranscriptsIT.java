package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Transcripts: their forms, editing them, finding them. */
class TranscriptsIT {
    private static Client client;
    private static String id;

    @BeforeAll
    static void completeARecording() {
        client = Client.application();
        id = client.accepted(Sound.speech(Sound.SHORT_MS));
        client.completed(id);
    }

    private static String path() {
        return Client.path(id) + "/transcript";
    }

    @Test
    void givesEachFormByQueryOrAcceptWithATagEach() {
        var text = client.get(path()).is(200).json().path("text").asText();
        isForm("json", "application/json", "{");
        isForm("txt", "text/plain", text);
        isForm("vtt", "text/vtt", "WEBVTT\n\n00:00:0");
        isForm("srt", "application/x-subrip", "1\n00:00:0");
        client.get(path() + "?format=pdf").isProblem(400, "invalid-parameter");
        client.with("Accept", "image/png").get(path()).isProblem(406, "not-acceptable");
    }

    private static void isForm(String name, String type, String beginning) {
        var byQuery = client.get(path() + "?format=" + name).is(200);
        var byAccept = client.with("Accept", type).get(path()).is(200);
        assertThat(byQuery.text()).startsWith(beginning).isEqualTo(byAccept.text());
        assertThat(byQuery.header("Content-Type")).startsWith(type);
        assertThat(byAccept.header("Content-Type")).startsWith(type);
        assertThat(byAccept.headers().allValues("Vary")).containsExactly("Accept");
        assertThat(byAccept.header("Cache-Control")).contains("private").contains("no-cache");
        assertThat(byAccept.header("ETag")).contains(name).isEqualTo(byQuery.header("ETag"));
        var known = client.with("If-None-Match", byQuery.header("ETag"));
        known.get(path() + "?format=" + name).is(304);
        assertThat(known.get(path() + "?format=" + (name.equals("txt") ? "srt" : "txt"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void recordingIsSentOnlyWhenItHasChanged() {
        var first = client.get(Client.path(id)).is(200);
        client.with("If-None-Match", first.header("ETag")).get(Client.path(id)).is(304);
        client.with("If-None-Match", "W/\"other\"").get(Client.path(id)).is(200);
    }

    @Test
    void editedTextIsCorrectedSpokenAndFound() {
        var own = client.accepted(Sound.speech(Sound.SHORT_MS));
        client.completed(own);
        var transcript = Client.path(own) + "/transcript";
        var tag = client.get(transcript).is(200).header("ETag");
        var before = client.get(Client.path(own) + "/corrected-audio");
        var json = "{\"text\": \"He go to the <b>zoo</b> & sees two zebras.\"}";

        put(client.with("If-Match", "\"other\""), transcript, json).isProblem(412, "precondition-failed");
        put(client, transcript, "{\"text\": \" \"}").isProblem(422, "invalid");
        put(client.with("If-Match", tag), transcript, json).is(202);
        assertThat(put(client, transcript, json).status()).isIn(202, 409);
        var edited = client.completed(own);
        assertThat(edited.path("correctedText").asText()).contains("goes");
        assertThat(client.get(Client.path(own) + "/corrected-audio").is(200).header("ETag"))
                .isNotEqualTo(before.header("ETag"));
        put(client.with("If-Match", tag), transcript, json).isProblem(412, "precondition-failed");

        var found = client.get("/api/v1/transcripts?q=zebra").is(200).json();
        assertThat(found.path("data")).hasSize(1);
        var hit = found.path("data").get(0);
        assertThat(hit.path("recordingId").asText()).isEqualTo(own);
        assertThat(hit.path("snippet").asText()).contains("<mark>zebras</mark>").doesNotContain("<b>");
        assertThat(found.path("nextCursor").isNull()).isTrue();
        assertThat(Client.application()
                        .get("/api/v1/transcripts?q=zebra")
                        .is(200)
                        .json()
                        .path("data"))
                .isEmpty();
    }

    private static Answer put(Client who, String path, String json) {
        return who.send(who.request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(json.getBytes(UTF_8))));
    }

    @Test
    void wrongSearchesAreRefused() {
        client.get("/api/v1/transcripts").isProblem(400, "invalid-parameter");
        client.get("/api/v1/transcripts?q=x&limit=0").isProblem(400, "invalid-parameter");
        client.get("/api/v1/transcripts?q=x&cursor=y").isProblem(400, "invalid-parameter");
    }

    @Test
    void languagesAreThoseOfTheEngine() {
        var data = client.get("/api/v1/languages").is(200).json().path("data");
        assertThat(data).hasSize(1);
        assertThat(data.get(0).path("code").asText()).isEqualTo("en");
        assertThat(data.get(0).path("name").asText()).isEqualTo("English");
    }
}
