package app.recordings.event.push;

import app.recordings.event.EventFilter;
import java.security.Principal;
import java.util.OptionalLong;

/** Who opened a socket and what for, as the handshake found out; the socket gets to know it as its user. */
record StreamPrincipal(EventFilter filter, OptionalLong after) implements Principal {
    @Override
    public String getName() {
        return filter.ownerId().toString();
    }
}
