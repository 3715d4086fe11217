package app.recordings.privacy;

import app.recordings.application.ApplicationService;
import app.recordings.paging.Position;
import app.recordings.recording.RecordingService;
import app.recordings.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** How long recordings are kept, and which are kept no longer. */
@ApplicationScoped
public class RetentionService {
    private static final int OWNERS = 200;
    private static final int RECORDINGS = 100;

    @Inject
    RetentionRepository retentions;

    @Inject
    ApplicationService applications;

    @Inject
    RecordingService recordings;

    @Inject
    RetentionConfig config;

    /** Of a caller's own application; an administrator may ask of each. */
    @Transactional
    public Retention get(Caller caller, UUID application) {
        return retentions
                .find(applications.get(caller, application).id())
                .map(keep -> new Retention(keep, false))
                .orElseGet(() -> new Retention(config.keep().orElse(null), true));
    }

    /** @param milliseconds null for what the operator says */
    @Transactional
    public Retention put(Caller caller, UUID application, Long milliseconds) {
        UUID owner = applications.get(caller, application).id();
        if (milliseconds == null) {
            retentions.remove(owner);
        } else {
            retentions.put(owner, Retention.of(milliseconds).keep());
        }
        return get(caller, application);
    }

    /** Some who say themselves how long, from an id on; fewer than two when there are no more. */
    @Transactional
    public List<Keeper> own(UUID from) {
        return retentions.own(from, OWNERS);
    }

    /** Some who do not and have what is older than the operator says, from an id on. */
    @Transactional
    public List<Keeper> others(UUID from) {
        return config.keep().map(keep -> retentions.others(keep, from, OWNERS)).orElse(List.of());
    }

    /** Some of an owner's recordings that are kept no longer, after a position. */
    @Transactional
    public List<Position> due(Keeper keeper, Position after) {
        return retentions.due(keeper, after, RECORDINGS);
    }

    /** Deletes a recording unless its owner has come to keep it longer. */
    @Transactional
    public void expire(UUID owner, UUID recording) {
        if (retentions.isDue(owner, recording, config.keep())) {
            recordings.delete(owner, recording);
        }
    }
}
