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

    /** A call that lasts longer is given up, whatever it says. */
    @Inject
    @ConfigProperty(name = "recordings.audio.longest-call", defaultValue = "PT6H")
    Duration longestCall;

    URI url() {
        return url;
    }

    Duration silence() {
        return silence;
    }

    Duration longestCall() {
        return longestCall;
    }
}
