package app.recordings.recording;

import java.util.List;

/**
 * What was understood of a recording.
 *
 * @param text empty when nothing was said
 * @param durationMs of the whole audio
 * @param engine that understood it
 */
public record Recognition(String text, long durationMs, List<Word> words, String engine) {}
