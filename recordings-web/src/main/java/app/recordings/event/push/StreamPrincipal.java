package app.recordings.event.push;

import app.recordings.event.EventFilter;
import java.security.Principal;

/** Who opened a socket and what for, as the handshake found out; the socket gets to know it as its user. */
record StreamPrincipal(EventFilter filter, long after) implements Principal {
    @Override
    public String getName() {
        return filter.ownerId().toString();
    }
}
