package app.recordings.recording;

/** A recognised word: from when to when it was said, in ms from the start, and how sure the engine is, 0 to 1. */
public record Word(String text, long startMs, long endMs, double confidence) {}
