package app.recordings.request;

import app.recordings.security.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;

/** Who makes the current request. */
@RequestScoped
public class CurrentCaller {
    private Caller caller;

    public void is(Caller identified) {
        caller = identified;
    }

    /** Empty only in calls that are {@link Public}. */
    public Optional<Caller> ifKnown() {
        return Optional.ofNullable(caller);
    }

    public Caller get() {
        return ifKnown().orElseThrow();
    }

    public UUID ownerId() {
        return get().ownerId();
    }
}
