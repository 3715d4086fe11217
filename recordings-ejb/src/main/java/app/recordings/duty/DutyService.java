package app.recordings.duty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;

/** Gives duties to nodes. A node that dies keeps its duties until they lapse. */
@ApplicationScoped
public class DutyService {
    @Inject
    DutyRepository duties;

    private final UUID node = UUID.randomUUID();

    /**
     * Takes a duty, or keeps it; to be called before each step of it.
     *
     * @param length from now on, longer than a step takes
     * @return false while another node has it
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean hold(String duty, Duration length) {
        return duties.hold(duty, node, length);
    }
}
