package app.recordings.pause;

import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Begins and ends pauses; every node keeps to them within two seconds. */
@ApplicationScoped
public class PauseService {
    private static final int LONGEST_REASON = 500;

    @Inject
    PauseRepository pauses;

    /** The oldest first. */
    @Transactional
    public List<Pause> all() {
        return pauses.all();
    }

    /** @return false when it was paused already, which stays as it is */
    @Transactional
    public boolean pause(Pause pause) {
        if (pause.reason().length() > LONGEST_REASON) {
            throw ProblemException.invalid(List.of(
                    new Violation("reason", "body", "The reason may have " + LONGEST_REASON + " characters at most.")));
        }
        return pauses.add(pause);
    }

    /** @return false when it was not paused */
    @Transactional
    public boolean resume(String subject) {
        return pauses.remove(subject);
    }
}
