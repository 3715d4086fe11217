package app.recordings.recording;

import java.util.List;

/** A text set right, what was changed in it, and the engine that did. */
public record CorrectedText(String text, List<Correction> corrections, String engine) {}
