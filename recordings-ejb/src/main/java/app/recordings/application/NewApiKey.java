package app.recordings.application;

import java.util.UUID;

/** What adding a key answers: the one time that it can be read. */
public record NewApiKey(UUID id, String apiKey) {}
