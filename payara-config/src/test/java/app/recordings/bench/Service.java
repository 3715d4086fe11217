package app.recordings.bench;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** A service that takes recordings and tells when each is done. */
interface Service {
    InetSocketAddress address();

    /** All of a request that submits a recording of 16 KiB that nobody has sent before. */
    byte[] submission();

    /** The status that says that a recording was taken. */
    int accepted();

    /** Requests whose answers are streams of server-sent events, which together tell of all recordings. */
    List<byte[]> listening();

    /** The recording that an event says is done. */
    Optional<String> done(String event);

    /** Waits until nothing is left of what was submitted. */
    void awaitIdle();
}
