package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What comes of a completed recording: its audio, its text and its corrected audio. Reads only, so one is enough. */
class AudioApiIT {
    private static final Sound CLIP = Sound.clip();
    private static Client client;
    private static JsonNode recording;

    @BeforeAll
    static void completeARecording() {
        client = Client.application();
        recording = client.completed(client.accepted(CLIP));
    }

    private static String link(String name) {
        return recording.path("links").path(name).asText();
    }

    @Test
    void understandsRealSpeech() {
        assertThat(recording.path("text").asText()).containsIgnoringCase("consider how much there might be");
        assertThat(recording.path("correctedText").asText()).isNotBlank();
        assertThat(recording.path("error").isNull()).isTrue();
        assertThat(recording.path("durationMs").asLong()).isBetween(7_000L, 8_000L);
        assertThat(recording.path("completedAt").asText())
                .isGreaterThanOrEqualTo(recording.path("startedAt").asText());
    }

    @Test
    void givesTheAudioBackByteForByte() {
        var answer = client.get(link("audio")).is(200);
        assertThat(answer.body()).isEqualTo(CLIP.bytes());
        assertThat(answer.header("Content-Type")).startsWith("audio/webm");
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(CLIP.bytes().length));
    }

    @Test
    void answersHeadWithoutABody() {
        var answer = client.call("HEAD", link("audio")).is(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(CLIP.bytes().length));
        assertThat(answer.header("ETag")).isNotBlank();
    }

    @Test
    void answersRanges() {
        var length = CLIP.bytes().length;
        isRange("bytes=0-99", 0, 100);
        isRange("bytes=1000-", 1_000, length);
        isRange("bytes=-50", length - 50, length);
        isRange("bytes=10-" + 2L * length, 10, length);
    }

    private static void isRange(String range, int from, int to) {
        var answer = client.with("Range", range).get(link("audio")).is(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(CLIP.bytes(), from, to));
        assertThat(answer.header("Content-Range"))
                .isEqualTo("bytes " + from + "-" + (to - 1) + "/" + CLIP.bytes().length);
    }

    @Test
    void refusesARangeBehindTheEnd() {
        var answer = client.with("Range", "bytes=" + CLIP.bytes().length + "-").get(link("audio"));
        answer.isProblem(416, "range-not-satisfiable");
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + CLIP.bytes().length);
    }

    @Test
    void answersTheWholeWhenTheRangeIsOfAnotherVersion() {
        var ranged = client.with("Range", "bytes=0-9");
        var tag = client.get(link("audio")).header("ETag");
        ranged.with("If-Range", tag).get(link("audio")).is(206);
        assertThat(ranged.with("If-Range", "\"other\"")
                        .get(link("audio"))
                        .is(200)
                        .body())
                .isEqualTo(CLIP.bytes());
    }

    @Test
    void sendsNothingThatTheClientHas() {
        var tag = client.get(link("audio")).header("ETag");
        var answer = client.with("If-None-Match", tag).get(link("audio")).is(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo(tag);
        client.with("If-None-Match", "\"other\"").get(link("audio")).is(200);
    }

    @Test
    void givesAFormThatPlayersCanSeekIn() {
        var cues = new String(new byte[] {0x1C, 0x53, (byte) 0xBB, 0x6B}, StandardCharsets.ISO_8859_1);
        var playback = client.get(link("audio") + "?rendition=playback").is(200);
        assertThat(playback.header("Content-Type")).startsWith("audio/webm");
        assertThat(new String(playback.body(), StandardCharsets.ISO_8859_1)).contains(cues);
        var again = client.with("Range", "bytes=0-9").get(link("audio") + "?rendition=playback");
        assertThat(again.is(206).body()).isEqualTo(Arrays.copyOf(playback.body(), 10));
        assertThat(again.header("ETag")).isEqualTo(playback.header("ETag"));
        client.get(link("audio") + "?rendition=other").isProblem(400, "invalid-parameter");
    }

    @Test
    void speaksMp3ForPlayersWithoutOpus() {
        var mp3 = client.get(link("correctedAudio") + "?format=mp3").is(200);
        assertThat(mp3.header("Content-Type")).startsWith("audio/mpeg");
        assertThat(new String(mp3.body(), 0, 3, StandardCharsets.ISO_8859_1)).isEqualTo("ID3");
        client.get(link("correctedAudio") + "?format=ogg").isProblem(400, "invalid-parameter");
    }

    @Test
    void placesEachWordWithinTheRecording() {
        var transcript = client.get(link("transcript")).is(200).json();
        assertThat(transcript.path("text")).isEqualTo(recording.path("text"));
        assertThat(transcript.path("words")).isNotEmpty();
        long before = 0;
        for (var word : transcript.path("words")) {
            assertThat(word.path("text").asText()).isNotBlank();
            assertThat(word.path("startMs").asLong()).isGreaterThanOrEqualTo(before);
            assertThat(word.path("endMs").asLong())
                    .isGreaterThan(word.path("startMs").asLong())
                    .isLessThanOrEqualTo(recording.path("durationMs").asLong());
            assertThat(word.path("confidence").asDouble()).isBetween(0.0, 1.0);
            before = word.path("startMs").asLong();
        }
    }

    /** Each correction, put in its place, turns the text into the corrected text, but for capitals and punctuation. */
    @Test
    void correctionsLeadFromTheTextToTheCorrectedText() {
        var transcript = client.get(link("transcript")).is(200).json();
        var text = new StringBuilder(transcript.path("text").asText());
        var corrections = transcript.path("corrections");
        for (int i = corrections.size() - 1; i >= 0; i--) {
            var correction = corrections.get(i);
            int start = correction.path("offset").asInt();
            int end = start + correction.path("length").asInt();
            assertThat(text.substring(start, end))
                    .isEqualTo(correction.path("original").asText());
            assertThat(correction.path("rule").asText()).isNotBlank();
            assertThat(correction.path("message").asText()).isNotBlank();
            text.replace(start, end, correction.path("replacement").asText());
        }
        assertThat(plain(text.toString()))
                .isEqualTo(plain(transcript.path("correctedText").asText()));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9' ]", "");
    }

    @Test
    void speaksTheCorrectedTextAsWebmThatCanBeHeardAgain() {
        var answer = client.get(link("correctedAudio")).is(200);
        assertThat(answer.header("Content-Type")).startsWith("audio/webm");
        assertThat(answer.body()).startsWith(0x1a, 0x45, 0xdf, 0xa3);
        assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1)).contains("OpusHead");
        var again = client.completed(client.accepted(new Sound("audio/webm", answer.body())));
        assertThat(again.path("durationMs").asInt()).isBetween(3_000, 15_000);
    }
}
