package app.recordings.recording.rest;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;

/** How answers may be kept. */
final class Caching {
    private Caching() {}

    /** By the caller alone, who asks each time whether it is still the same. */
    static Response.ResponseBuilder revalidated(Response.ResponseBuilder response, EntityTag tag) {
        CacheControl cache = new CacheControl();
        cache.setPrivate(true);
        cache.setNoCache(true);
        cache.setNoTransform(false);
        return response.tag(tag).cacheControl(cache);
    }
}
