package app.recordings.audio.recognition;

import java.util.List;

/**
 * What was said. Words are joined by a space, or by a line feed where the speaker paused; no speech is an empty text.
 *
 * @param durationMs of the decoded audio
 */
public record Transcript(String text, long durationMs, List<Word> words) {
    /** Silence from here on between two words ends a sentence. */
    static final long PAUSE_MS = 900;

    public static Transcript of(List<Word> words, long durationMs) {
        StringBuilder text = new StringBuilder();
        long end = 0;
        for (Word word : words) {
            if (!text.isEmpty()) {
                text.append(word.startMs() - end >= PAUSE_MS ? '\n' : ' ');
            }
            text.append(word.text());
            end = word.endMs();
        }
        return new Transcript(text.toString(), durationMs, List.copyOf(words));
    }
}
