package app.recordings.recording;

import java.time.Instant;

/**
 * What a link opens.
 *
 * @param isSpoken whether there is corrected audio
 * @param expiresAt of the link
 */
public record SharedRecording(RecordingView view, boolean isSpoken, Instant expiresAt) {
    public Recording recording() {
        return view.recording();
    }
}
