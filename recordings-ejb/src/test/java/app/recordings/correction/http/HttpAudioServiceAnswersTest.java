package app.recordings.correction.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.correction.Spoken;
import app.recordings.recording.CorrectedText;
import app.recordings.recording.Correction;
import app.recordings.recording.Recognition;
import app.recordings.recording.Speech;
import app.recordings.recording.Word;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the audio service answers, and rubbish in its place. */
class HttpAudioServiceAnswersTest extends AudioServerTest {
    @Test
    void recognitionIsReadFromTheResult() throws Exception {
        CompletableFuture<String> body = new CompletableFuture<>();
        CompletableFuture<String> target = new CompletableFuture<>();
        HttpAudioService service = service(LONG, call -> {
            target.complete(call.target());
            body.complete(call.text());
            call.accept()
                    .line("{\"type\":\"progress\",\"progress\":0.25}")
                    .line("{\"type\":\"progress\",\"progress\":null}")
                    .line("{\"type\":\"progress\",\"progress\":7}")
                    .line(RECOGNISED)
                    .end();
        });
        List<Double> progress = new ArrayList<>();
        Recognition recognition =
                service.transcribe(audio("some audio"), new Spoken("en&x", List.of("Zoë Ümit", "R&D")), progress::add);
        assertThat(recognition)
                .isEqualTo(new Recognition(
                        "hello", 1500, List.of(new Word("hello", 10, 400, 0.9)), List.of(0, 87), "sphinx4"));
        assertThat(progress).containsExactly(0.25, 1.0);
        assertThat(body).isCompletedWithValue("some audio");
        assertThat(target)
                .isCompletedWithValue("/transcriptions?language=en%26x&vocabulary=Zo%C3%AB+%C3%9Cmit%0AR%26D");
    }

    @Test
    void correctionIsReadFromTheResult() throws Exception {
        CompletableFuture<String> body = new CompletableFuture<>();
        HttpAudioService service = service(LONG, call -> {
            body.complete(call.text());
            call.accept().line("""
                            {"type":"result","correctedText":"A \\u00fc.","corrections":[{"offset":0,"length":1,
                            "original":"a","replacement":"A","rule":"R","message":"M"}],"engine":"languagetool"}
                            """.replace("\n", "")).end();
        });
        assertThat(service.correct("a ü\"", "en", DEAF))
                .isEqualTo(
                        new CorrectedText("A ü.", List.of(new Correction(0, 1, "a", "A", "R", "M")), "languagetool"));
        assertThat(body).isCompletedWithValue("{\"text\":\"a ü\\\"\",\"language\":\"en\"}");
    }

    @Test
    void speechIsPutTogetherFromItsPieces() throws Exception {
        byte[] content = random(600_000);
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.accept();
            for (int from = 0; from < content.length; from += 49_152) {
                int length = Math.min(49_152, content.length - from);
                byte[] piece = Arrays.copyOfRange(content, from, from + length);
                call.line(
                        "{\"type\":\"audio\",\"data\":\"" + Base64.getEncoder().encodeToString(piece) + "\"}");
            }
            call.line(spoken(content.length)).end();
        });
        try (Speech speech = service.speak("hello", "en", DEAF);
                InputStream stored = speech.audio().open()) {
            assertThat(stored.readAllBytes()).isEqualTo(content);
            assertThat(speech.durationMs()).isEqualTo(1234);
            assertThat(speech.engine()).isEqualTo("marytts");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 6})
    void speechOfAnotherSizeThanToldIsNoSpeech(int told) throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            String data = Base64.getEncoder().encodeToString(told == 0 ? new byte[0] : new byte[5]);
            call.accept()
                    .line("{\"type\":\"audio\",\"data\":\"" + data + "\"}")
                    .line(spoken(told))
                    .end();
        });
        assertAway(() -> service.speak("hello", "en", DEAF));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rubbish",
                "",
                "[]",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"error\"}",
                "{\"type\":\"result\"}",
                "{\"type\":\"result\",\"text\":1,\"durationMs\":\"x\",\"words\":{},\"engine\":null}",
                "{\"type\":\"progress\",\"progress\":\"much\"}"
            })
    void rubbishIsAway(String line) throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.accept().line(line).line(RECOGNISED.replace("}]", "")).end();
        });
        assertAway(() -> service.transcribe(audio("x"), ENGLISH, DEAF));
    }

    @Test
    void unknownLinesAreSkipped() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.accept().line("{\"type\":\"weather\"}").line(RECOGNISED).end();
        });
        assertThat(service.transcribe(audio("x"), ENGLISH, DEAF).text()).isEqualTo("hello");
    }

    @Test
    void answerWithoutAResultIsAway() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.accept().line("{\"type\":\"progress\",\"progress\":1}").end();
        });
        assertAway(() -> service.transcribe(audio("x"), ENGLISH, DEAF));
    }

    @Test
    void answerThatBreaksOffIsAway() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.accept().line("{\"type\":\"progress\",\"progress\":0.5}").breakOff();
        });
        assertWithin(SOON, () -> assertAway(() -> service.transcribe(audio("x"), ENGLISH, DEAF)));
    }

    @Test
    void languagesAreThoseOfTheHealth() throws Exception {
        HttpAudioService service =
                service(LONG, call -> call.refuse(200, "{\"status\":\"ready\",\"languages\":[\"en\",\"de\"]}"));
        assertThat(service.languages()).containsExactlyInAnyOrder("en", "de");
    }

    @Test
    void oneCallIsOneRequest() throws Exception {
        HttpAudioService service = service(LONG, call -> call.refuse(500, ""));
        assertAway(() -> service.correct("x", "en", DEAF));
        assertThat(server.calls())
                .as("repeating is the fault tolerance's business")
                .isEqualTo(1);
    }

    private static String spoken(int size) {
        return "{\"type\":\"result\",\"contentType\":\"audio/webm;codecs=opus\",\"durationMs\":1234,\"sizeBytes\":"
                + size + ",\"engine\":\"marytts\"}";
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
