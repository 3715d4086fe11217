package app.recordings.audio.grammar;

import java.util.List;

/** A text after correction. Capitals and full stops that speech cannot have are put right without being counted. */
public record CorrectedText(String text, List<Correction> corrections) {}
