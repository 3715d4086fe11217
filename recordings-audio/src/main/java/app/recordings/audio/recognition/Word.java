package app.recordings.audio.recognition;

/**
 * One recognised word.
 *
 * @param startMs from the audio's beginning
 * @param confidence 0 to 1
 */
public record Word(String text, long startMs, long endMs, double confidence) {}
