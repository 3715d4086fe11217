package app.recordings.correction;

import app.recordings.job.Job;
import app.recordings.recording.RecordingService;
import jakarta.enterprise.context.ApplicationScoped;

/** Corrects a text that its owner edited, which is stored already when the work begins; only what comes after it is done. */
@ApplicationScoped
class CorrectTextHandler extends CorrectionHandler {
    @Override
    public String type() {
        return RecordingService.EDIT_JOB_TYPE;
    }

    @Override
    public void cancelled(Job job) {
        transcripts.withdraw(job);
    }
}
