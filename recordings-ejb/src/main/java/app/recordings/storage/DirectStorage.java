package app.recordings.storage;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A store that clients send parts to themselves, by presigned URLs. */
public interface DirectStorage {
    /**
     * An object on its way.
     *
     * @param name the store's own for it
     */
    record Place(UUID objectId, String name) {}

    /** Where all its URLs lead, as a browser writes an origin: {@code https://s3.example.org}. */
    String origin();

    /** @return what the store calls the object that is begun */
    String begin(UUID objectId);

    /**
     * Where to PUT a part.
     *
     * @param sizeBytes that must come, neither more nor less
     */
    URI url(Place place, int part, long sizeBytes, Duration life);

    /** Sizes of the parts that have come, by number. */
    Map<Integer, Long> received(Place place);

    /** Makes the object of the parts that have come; that it was made already is no error. */
    void join(Place place);
}
