package app.recordings.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The audio that an owner has here or is sending. */
@ApplicationScoped
public class StoredBytesService {
    @Inject
    StoredBytesRepository stored;

    /**
     * In bytes. Its connection is given back before it returns: the caller's transaction may write to a store next, which takes
     * long and connections of its own.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public long sum(UUID ownerId) {
        return stored.sum(ownerId);
    }
}
