package app.recordings.recording;

/**
 * One change that the correction made.
 *
 * @param offset of the replaced piece in the uncorrected text, in UTF-16 units
 * @param length of the replaced piece, 0 for an insertion
 * @param rule the engine's name for it
 * @param message the reason, for the person who spoke
 */
public record Correction(int offset, int length, String original, String replacement, String rule, String message) {}
