package app.recordings.recording;

import java.util.List;

/**
 * What was understood of a recording.
 *
 * @param text empty when nothing was said
 * @param durationMs of the whole audio
 * @param peaks the outline of the audio: the loudest sample of each of at most 600 equal slices, 0 to 100
 * @param engine that understood it
 */
public record Recognition(String text, long durationMs, List<Word> words, List<Integer> peaks, String engine) {}
