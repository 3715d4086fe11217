package app.recordings.audio.server;

import app.recordings.audio.grammar.GrammarCorrector;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkQueue.Place;
import java.io.IOException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** {@code POST /corrections}: text to corrected text. */
final class Corrections implements Endpoint {
    private final Service service;

    Corrections(Service service) {
        this.service = service;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public void answer(Request request, Response response) throws IOException {
        Requests.requireJson(request);
        GrammarCorrector corrector = Requests.ready(service.engines().corrector());
        try (Place place = service.enter(request)) {
            TextRequest body = Body.json(request, TextRequest.class);
            String text = body.required();
            Requests.language(body.language());
            Work work = service.begin();
            try {
                service.call(place, work, response)
                        .run(
                                () -> Line.Corrected.of(corrector.correct(text, work), corrector.engine()),
                                (result, answer) -> answer.write(result));
            } finally {
                service.end(work);
            }
        }
    }
}
