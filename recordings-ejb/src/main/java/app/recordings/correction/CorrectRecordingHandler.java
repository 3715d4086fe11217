package app.recordings.correction;

import app.recordings.recording.RecordingService;
import jakarta.enterprise.context.ApplicationScoped;

/** Corrects a recording from its audio on. */
@ApplicationScoped
class CorrectRecordingHandler extends CorrectionHandler {
    @Override
    public String type() {
        return RecordingService.JOB_TYPE;
    }
}
