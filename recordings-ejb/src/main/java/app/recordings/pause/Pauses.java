package app.recordings.pause;

import app.recordings.error.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** What is paused, as this node last heard; while the database is away that holds on. */
@ApplicationScoped
public class Pauses {
    private static final Duration LATER = Duration.ofSeconds(30);

    @Inject
    PauseService service;

    private volatile List<Pause> known;

    /** @throws ProblemException 503 while nothing new is taken */
    public void requireIntake() {
        if (isPaused(Pause.INTAKE)) {
            throw ProblemException.overloaded(
                    "An administrator has paused the taking of anything new; what was taken before goes on.", LATER);
        }
    }

    /** Whether jobs of a type may be begun. */
    public boolean mayBegin(String jobType) {
        return !isPaused(Pause.ofType(jobType));
    }

    /** Learns what administrators changed. */
    public void refresh() {
        known = service.all();
    }

    private boolean isPaused(String subject) {
        if (known == null) {
            refresh();
        }
        return known.stream().anyMatch(pause -> pause.subject().equals(subject));
    }
}
