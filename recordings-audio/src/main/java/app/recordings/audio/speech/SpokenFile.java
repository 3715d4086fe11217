package app.recordings.audio.speech;

import java.nio.file.Path;
import java.util.List;

/**
 * Speech that was written to a file.
 *
 * @param peaks its outline, in percent of full scale
 */
public record SpokenFile(Path path, long durationMs, List<Integer> peaks) {}
