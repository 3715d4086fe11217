package app.recordings.audio.grammar;

/** What an engine finds wrong in a sentence: a stretch of it, what should stand there, and why. */
public record Mistake(int from, int to, String replacement, TrackedText.Reason reason) {
    boolean overlaps(Mistake other) {
        return from < other.to && other.from < to;
    }
}
