package app.recordings.audio.server;

import app.recordings.audio.media.AudioFile;
import app.recordings.audio.media.PcmDecoder;
import app.recordings.audio.recognition.SpeechRecognizer;
import app.recordings.audio.recognition.Transcript;
import app.recordings.audio.trace.Stage;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkQueue.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Fields;

/** {@code POST /transcriptions}: audio to text. */
final class Transcriptions implements Endpoint {
    private final Service service;

    Transcriptions(Service service) {
        this.service = service;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public void answer(Request request, Response response) throws IOException {
        Fields query = Request.extractQueryParameters(request);
        String language = Requests.language(query.getValue("language"));
        SpeechRecognizer recognizer = Requests.ready(service.engines().recognizer());
        Path body = Files.createTempFile(service.config().temp(), "audio-", ".body");
        try (Place place = service.enter()) {
            Stage.run(
                    "receive", () -> Body.spool(request, body, service.config().bodyLimit()));
            Work work = service.begin(Requests.vocabulary(query.getValue("vocabulary")));
            try {
                AudioFile file = service.probe().probe(work, body);
                service.call(place, work, response)
                        .run(
                                () -> transcribe(recognizer, file, work, language),
                                (result, answer) -> answer.write(result));
            } finally {
                service.end(work);
            }
        } finally {
            Files.deleteIfExists(body);
        }
    }

    private Line transcribe(SpeechRecognizer recognizer, AudioFile file, Work work, String language)
            throws IOException {
        try (PcmDecoder audio =
                new PcmDecoder(service.ffmpeg(), work, file, service.config().durationLimit())) {
            Transcript transcript = recognizer.recognize(audio, work);
            return Line.Transcribed.of(transcript, language, audio.peaks().percent(), recognizer.engine());
        }
    }
}
