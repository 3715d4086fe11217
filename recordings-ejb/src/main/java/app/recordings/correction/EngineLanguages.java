package app.recordings.correction;

import app.recordings.recording.Languages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The engine's languages as last heard, so that nobody waits for the engine to learn them. */
@ApplicationScoped
class EngineLanguages implements Languages {
    private static final Logger LOG = Logger.getLogger(EngineLanguages.class.getName());

    @Inject
    AudioService audio;

    /** Taken for the engine's until it has told its own. */
    @Inject
    @ConfigProperty(name = "recordings.languages", defaultValue = "en")
    Set<String> configured;

    private volatile Set<String> heard = Set.of();
    private volatile boolean answering;

    @Override
    public Set<String> supported() {
        return new TreeSet<>(heard.isEmpty() ? configured : heard);
    }

    boolean isAnswering() {
        return answering;
    }

    void refresh() throws InterruptedException {
        try {
            heard = Set.copyOf(audio.languages());
            answering = true;
        } catch (AudioServiceException e) {
            answering = false;
            LOG.log(Level.FINE, "The audio service's languages stay as they were: {0}", e.getMessage());
        }
    }
}
