package app.recordings.audio.server;

import app.recordings.audio.AudioConfig;
import app.recordings.audio.Engines;
import app.recordings.audio.media.AudioProbe;
import app.recordings.audio.media.Ffmpeg;
import app.recordings.audio.work.Lanes;
import app.recordings.audio.work.Work;
import app.recordings.audio.work.WorkQueue.Place;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the calls share: engines, workers, and the work under way. */
final class Service {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final int BUSY_RETRY_SECONDS = 5;

    private final AudioConfig config;
    private final Engines engines;
    private final Ffmpeg ffmpeg;
    private final Lanes lanes;
    private final Set<Work> underWay = ConcurrentHashMap.newKeySet();
    private final Work warmUp = new Work();
    private volatile boolean stopping;

    Service(AudioConfig config, Engines engines, Ffmpeg ffmpeg) {
        this.config = config;
        this.engines = engines;
        this.ffmpeg = ffmpeg;
        lanes = new Lanes(config.workers(), config.queue());
    }

    AudioConfig config() {
        return config;
    }

    Engines engines() {
        return engines;
    }

    Ffmpeg ffmpeg() {
        return ffmpeg;
    }

    Lanes lanes() {
        return lanes;
    }

    AudioProbe probe() {
        return new AudioProbe(ffmpeg);
    }

    /** A recording's place among the workers and those waiting; without one the client is sent away at once. */
    Place enter() {
        return admitted(lanes.recording());
    }

    /** A text's place, likewise. */
    Place enter(Request text) {
        return admitted(lanes.text(text.getLength()));
    }

    /** A rendition's place, likewise. */
    Place enterRendition() {
        return admitted(lanes.rendition());
    }

    private Place admitted(Optional<Place> place) {
        if (stopping) {
            place.ifPresent(Place::close);
            throw new ProblemException(503, "stopping", "The service is stopping.", BUSY_RETRY_SECONDS);
        }
        return place.orElseThrow(() ->
                new ProblemException(503, "busy", "All workers and waiting places are taken.", BUSY_RETRY_SECONDS));
    }

    /** Begins a client's work, before which the warm-up gives way. */
    Work begin() {
        return begin(List.of());
    }

    /** The same for work that is likely to find certain words. */
    Work begin(List<String> vocabulary) {
        warmUp.cancel();
        Work work = new Work(vocabulary);
        underWay.add(work);
        return work;
    }

    void end(Work work) {
        work.cancel();
        underWay.remove(work);
    }

    Call call(Place place, Work work, Response response) {
        return new Call(place, work, new Answer(response), config.timeLimit());
    }

    /** Runs beside everything else, on this thread, unless a client was first. */
    void warmUp() {
        try {
            new WarmUp(this, warmUp)
                    .run(
                            Requests.ready(engines.synthesizer()),
                            Requests.ready(engines.recognizer()),
                            Requests.ready(engines.corrector()));
        } catch (CancellationException e) {
            LOG.info("A client came before the service was warm");
        } catch (IOException | RuntimeException e) {
            LOG.warn("The warm-up failed", e);
        }
    }

    /** Takes no more work. */
    void drain() {
        stopping = true;
    }

    /** Ends all work that is under way. */
    void stop() {
        drain();
        warmUp.cancel();
        underWay.forEach(Work::cancel);
        lanes.close();
    }
}
