package app.recordings.stream.push;

import app.recordings.stream.Subscription;
import java.security.Principal;

/** Who opened a socket and what for, as the handshake found out; the socket gets to know it as its user. */
record StreamPrincipal(Subscription subscription) implements Principal {
    @Override
    public String getName() {
        return subscription.filter().ownerId().toString();
    }
}
