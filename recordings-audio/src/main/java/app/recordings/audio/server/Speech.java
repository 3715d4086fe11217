package app.recordings.audio.server;

import app.recordings.audio.speech.Speaker;
import app.recordings.audio.speech.SpeechSynthesizer;
import app.recordings.audio.speech.SpokenFile;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkQueue.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** {@code POST /speech}: text to speech. */
final class Speech implements Endpoint {
    private final Service service;

    Speech(Service service) {
        this.service = service;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public void answer(Request request, Response response) throws IOException {
        Requests.requireJson(request);
        SpeechSynthesizer synthesizer = Requests.ready(service.engines().synthesizer());
        Path file = Files.createTempFile(service.config().temp(), "speech-", ".webm");
        try (Place place = service.enter(request)) {
            TextRequest body = Body.json(request, TextRequest.class);
            String text = speakable(body.required());
            Requests.language(body.language());
            Work work = service.begin();
            try {
                Speaker speaker = new Speaker(synthesizer, service.ffmpeg());
                service.call(place, work, response)
                        .run(
                                () -> speaker.speak(text, file, work),
                                (spoken, answer) -> send(spoken, synthesizer.engine(), answer));
            } finally {
                service.end(work);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String speakable(String text) {
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new ProblemException(422, "empty-text", "The text has nothing that can be spoken.");
        }
        return text;
    }

    private static void send(SpokenFile spoken, String engine, Answer answer) throws IOException {
        answer.writeFile(spoken.path());
        answer.write(new Line.Spoken(
                "audio/webm;codecs=opus", spoken.durationMs(), Files.size(spoken.path()), spoken.peaks(), engine));
    }
}
