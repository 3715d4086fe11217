package app.recordings.console;

/**
 * What a person said, opened by somebody who gave a reason.
 *
 * @param text null while nothing was understood
 * @param correctedText null while nothing was corrected
 * @param hasSpeech whether the corrected text was spoken
 * @param grant opens the audio to whoever opened this, for a while
 */
public record OpenedRecording(String text, String correctedText, boolean hasSpeech, String grant) {}
