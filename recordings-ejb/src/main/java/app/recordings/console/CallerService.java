package app.recordings.console;

import app.recordings.security.Caller;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Tells administrators whose something is. */
@ApplicationScoped
public class CallerService {
    @Inject
    CallerRepository callers;

    /** How to call each of these owners. */
    @Transactional
    public Function<UUID, String> names(Collection<UUID> owners) {
        Map<UUID, String> known = callers.names(new HashSet<>(owners));
        UUID administrators = Caller.administrator().ownerId();
        return owner -> known.getOrDefault(owner, owner.equals(administrators) ? "administrators" : "visitor");
    }

    /**
     * Owners that an administrator may mean.
     *
     * @param caller the id of any, or an application's name in upper or lower case
     */
    @Transactional
    public List<UUID> find(String caller) {
        return Ids.parse(caller).map(List::of).orElseGet(() -> callers.applications(caller));
    }
}
