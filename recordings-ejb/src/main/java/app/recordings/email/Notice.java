package app.recordings.email;

import app.recordings.language.ReaderLanguage;
import java.util.UUID;

/**
 * What a recording's sender is to be told, taken by one worker.
 *
 * @param address where to
 * @param isCompleted whether it was corrected, or failed
 * @param attempt from 1
 * @param lease of the worker, also the id of what was counted against the address's limit
 */
record Notice(
        UUID recordingId, String address, ReaderLanguage language, boolean isCompleted, int attempt, UUID lease) {}
