package app.recordings.recording;

import app.recordings.job.Job;
import app.recordings.paging.Position;

/**
 * A recording with how far its job is and what was understood.
 *
 * @param text null until recognised
 * @param correctedText null until corrected
 */
public record RecordingView(Recording recording, Job job, String text, String correctedText) {
    Position position() {
        return new Position(recording.createdAt(), recording.id());
    }
}
