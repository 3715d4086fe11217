package app.recordings.job;

import java.util.UUID;

/**
 * Work to be done.
 *
 * @param parameters a JSON object, as text
 * @param recordingId null when the work has no recording
 */
public record NewJob(UUID ownerId, String type, String parameters, UUID recordingId) {}
