package app.recordings.correction.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the audio service is and how long it may be silent. */
@ApplicationScoped
class AudioServiceConfig {
    @Inject
    @ConfigProperty(name = "recordings.audio.url", defaultValue = "http://127.0.0.1:8090")
    URI url;

    /** A call that says nothing for so long is given up; one that goes on saying how far it is may last. */
    @Inject
    @ConfigProperty(name = "recordings.audio.silence", defaultValue = "PT30S")
    Duration silence;

    URI url() {
        return url;
    }

    Duration silence() {
        return silence;
    }
}
