package app.recordings.audio.grammar;

/**
 * One mistake and its remedy.
 *
 * @param offset where it begins in the text that was sent, in UTF-16 units
 * @param length of the mistake in that text
 * @param original what the text says there
 * @param rule the engine's name for the mistake
 * @param message an explanation for a learner
 */
public record Correction(int offset, int length, String original, String replacement, String rule, String message) {}
