package app.recordings.network;

import java.net.UnknownHostException;

/** A name leads inside, where nothing may be called. */
public class ForbiddenAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String host) {
        super(host + " has an address that may not be called");
    }
}
