package app.recordings.recording.rest;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Where and how to send content.
 *
 * @param url for all of it; null when it comes in parts
 * @param headers to send along
 * @param partSizeBytes of every part but the last; null when it does not come in parts
 */
public record UploadResponse(
        UUID id, String method, URI url, Map<String, String> headers, Instant expiresAt, Integer partSizeBytes) {}
