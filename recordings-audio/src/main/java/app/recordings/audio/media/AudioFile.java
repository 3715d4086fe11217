package app.recordings.audio.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A local audio file that was proven to hold decodable audio.
 *
 * @param duration what the container says, if it says anything; for progress only, as containers err
 */
public record AudioFile(Path path, Container container, Optional<Duration> duration) {}
