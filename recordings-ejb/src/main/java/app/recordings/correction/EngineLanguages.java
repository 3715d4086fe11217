package app.recordings.correction;

import app.recordings.recording.Languages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** The engine's languages as last heard, so that nobody waits for the engine to learn them. */
@ApplicationScoped
class EngineLanguages implements Languages {
    @Inject
    AudioService audio;

    @Inject
    AudioAvailability availability;

    /** Taken for the engine's until it has told its own. */
    @Inject
    @ConfigProperty(name = "recordings.languages", defaultValue = "en")
    Set<String> configured;

    private volatile Set<String> heard = Set.of();

    @Override
    public Set<String> supported() {
        return new TreeSet<>(heard.isEmpty() ? configured : heard);
    }

    /** Asks the engine, which also tells whether it is there. */
    void refresh() throws InterruptedException {
        try {
            heard = Set.copyOf(audio.languages());
            availability.isThere();
        } catch (AudioServiceException.Busy e) {
            availability.isAway("it is still starting");
        } catch (AudioServiceException | FaultToleranceException e) {
            availability.isAway(e.getMessage());
        }
    }
}
