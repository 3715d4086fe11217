package app.recordings.stream.push;

import app.recordings.request.ClientConnection;
import app.recordings.stream.Subscription;
import java.security.Principal;

/** Who opened a socket, what for and whence, as the handshake found out; the socket gets to know it as its user. */
record StreamPrincipal(Subscription subscription, ClientConnection connection) implements Principal {
    @Override
    public String getName() {
        return subscription.filter().ownerId().toString();
    }
}
