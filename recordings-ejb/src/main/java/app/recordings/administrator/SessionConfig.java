package app.recordings.administrator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long somebody stays signed in to the console. */
@ApplicationScoped
public class SessionConfig {
    @Inject
    @ConfigProperty(name = "recordings.console.idle", defaultValue = "PT30M")
    Duration idle;

    @Inject
    @ConfigProperty(name = "recordings.console.life", defaultValue = "PT12H")
    Duration life;

    /** Without a request. */
    public Duration idle() {
        return idle;
    }

    /** At most, whatever is done. */
    public Duration life() {
        return life;
    }
}
