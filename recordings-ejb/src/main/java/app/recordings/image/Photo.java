package app.recordings.image;

import java.net.URI;

/**
 * What the provider offers.
 *
 * @param sourceId of the provider's own
 * @param picture where its bytes are
 * @param download to be called when it is used, as the provider's rules ask; null when there is none
 * @param page that credits it
 */
public record Photo(String sourceId, URI picture, URI download, URI page, String author, int width, int height) {}
