package app.recordings.recording;

import java.util.Set;

/** The languages that the engine understands and speaks. */
public interface Languages {
    /** Codes such as {@code en}; never empty. */
    Set<String> supported();
}
