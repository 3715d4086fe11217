package app.recordings.audio.recognition.vosk;

import app.recordings.audio.engine.EngineChoice;
import app.recordings.audio.engine.EngineServer;
import app.recordings.audio.engine.WavFile;
import app.recordings.audio.media.PcmStream;
import app.recordings.audio.recognition.SegmentDecoder;
import app.recordings.audio.recognition.SpeechSegment;
import app.recordings.audio.recognition.Word;
import app.recordings.audio.work.Work;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;

/** Sends a quarter of a second at a time and awaits the server's answer to it, as its protocol has it. */
public final class VoskServerDecoder implements SegmentDecoder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BLOCK = PcmStream.SAMPLE_RATE / 4 * Short.BYTES;

    private final EngineServer server;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** @param silence the longest wait for one answer */
    public VoskServerDecoder(EngineChoice choice, Duration silence) {
        this.server = new EngineServer(choice, silence, "was silent for");
    }

    @Override
    public String engine() {
        return "vosk-server";
    }

    @Override
    public List<Word> decode(SpeechSegment segment, Work work, DoubleConsumer done) throws IOException {
        VoskAnswers answers = new VoskAnswers();
        WebSocket socket = server.await(
                client.newWebSocketBuilder()
                        .connectTimeout(server.limit())
                        .buildAsync(server.engine().requiredUrl(), answers),
                work);
        try {
            return converse(new Talk(socket, answers, work), segment, done);
        } catch (JacksonException e) {
            throw server.rubbish(e);
        } finally {
            socket.abort();
        }
    }

    private record Talk(WebSocket socket, VoskAnswers answers, Work work) {}

    private List<Word> converse(Talk talk, SpeechSegment segment, DoubleConsumer done) throws IOException {
        byte[] pcm = WavFile.of(PcmStream.SAMPLE_RATE, segment.normalized()).pcm();
        List<Word> words = new ArrayList<>();
        send(talk, talk.socket().sendText("{\"config\":{\"sample_rate\":16000,\"words\":true}}", true));
        for (int at = 0; at < pcm.length; at += BLOCK) {
            int length = Math.min(BLOCK, pcm.length - at);
            send(talk, talk.socket().sendBinary(ByteBuffer.wrap(pcm, at, length), true));
            words.addAll(VoskWords.of(answer(talk), segment));
            done.accept((at + length) / (double) Short.BYTES / PcmStream.SAMPLE_RATE);
        }
        send(talk, talk.socket().sendText("{\"eof\":1}", true));
        words.addAll(VoskWords.of(answer(talk), segment));
        return words;
    }

    private void send(Talk talk, CompletableFuture<WebSocket> sending) throws IOException {
        server.await(sending, talk.work());
    }

    private JsonNode answer(Talk talk) throws IOException {
        JsonNode answer = JSON.readTree(server.await(talk.answers().next(), talk.work()));
        if (!answer.has("partial") && !answer.has("text") && !answer.has("result")) {
            throw server.rubbish(null);
        }
        return answer;
    }
}
