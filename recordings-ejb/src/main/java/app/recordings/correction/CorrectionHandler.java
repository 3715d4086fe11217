package app.recordings.correction;

import app.recordings.job.Job;
import app.recordings.job.JobContext;
import app.recordings.job.JobFault;
import app.recordings.job.JobHandler;
import app.recordings.job.JobOutage;
import app.recordings.recording.Recording;
import app.recordings.recording.Speech;
import app.recordings.recording.TranscriptDraft;
import app.recordings.recording.TranscriptService;
import app.recordings.storage.ObjectStorage;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Turns a recording into text, corrects it and speaks it. A later attempt repeats no stage that was stored: all that was
 * reached when an attempt failed, and all that took long when a worker died.
 */
abstract class CorrectionHandler implements JobHandler {
    /** Less work than a transaction of its own is worth. */
    private static final Duration SOON_REPEATED = Duration.ofMillis(500);

    @Inject
    AudioService audio;

    @Inject
    AudioAvailability availability;

    @Inject
    TranscriptService transcripts;

    @Inject
    VocabularyService vocabularies;

    @Inject
    ObjectStorage storage;

    @Inject
    Clock clock;

    @Override
    public boolean isAvailable() {
        return availability.isAvailable();
    }

    @Override
    public void run(JobContext job) throws JobFault, JobOutage, InterruptedException {
        try {
            TranscriptDraft draft = transcripts.open(job);
            try {
                make(job, draft);
            } catch (AudioServiceException | InterruptedException | RuntimeException e) {
                keepDespite(e, job, draft);
                throw e;
            }
            keep(job, draft);
        } catch (AudioServiceException.Away e) {
            availability.isAway(e.getMessage());
            throw AudioFailures.translate(e);
        } catch (AudioServiceException | RuntimeException e) {
            throw AudioFailures.translate(e);
        }
    }

    private void make(JobContext job, TranscriptDraft draft) throws AudioServiceException, InterruptedException {
        if (draft.text() == null) {
            recognise(job, draft);
        }
        if (draft.text().isEmpty()) {
            return;
        }
        if (draft.correctedText() == null) {
            correct(job, draft);
        }
        if (!draft.isSpoken()) {
            speak(job, draft);
        }
    }

    @Override
    public void completed(Job job) {
        transcripts.serve(job);
    }

    /** What the failure means for the job is not to be hidden by a store that is away as well. */
    private void keepDespite(Exception failure, JobContext job, TranscriptDraft draft) {
        try {
            keep(job, draft);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void keep(JobContext job, TranscriptDraft draft) {
        if (draft.isChanged()) {
            transcripts.keep(job, draft);
        }
    }

    /** What took long is stored before the next stage begins; the rest with what comes after it, in one transaction. */
    private void keepSince(Instant begin, JobContext job, TranscriptDraft draft) {
        if (Duration.between(begin, clock.instant()).compareTo(SOON_REPEATED) > 0) {
            keep(job, draft);
        }
    }

    private void recognise(JobContext job, TranscriptDraft draft) throws AudioServiceException, InterruptedException {
        job.progress("recognising", 0);
        Instant begin = clock.instant();
        Recording recording = draft.recording();
        Spoken spoken = new Spoken(
                recording.language(), vocabularies.of(recording.ownerId()).phrases());
        draft.recognised(
                job.jobId(),
                audio.transcribe(
                        () -> storage.read(recording.id(), 0), spoken, done -> job.progress("recognising", done)));
        keepSince(begin, job, draft);
    }

    private void correct(JobContext job, TranscriptDraft draft) throws AudioServiceException, InterruptedException {
        job.progress("correcting", 0);
        Instant begin = clock.instant();
        draft.corrected(
                audio.correct(draft.text(), draft.recording().language(), done -> job.progress("correcting", done)));
        keepSince(begin, job, draft);
    }

    private void speak(JobContext job, TranscriptDraft draft) throws AudioServiceException, InterruptedException {
        job.progress("speaking", 0);
        try (Speech speech = audio.speak(
                draft.correctedText(), draft.recording().language(), done -> job.progress("speaking", done))) {
            draft.spoken(speech);
            keep(job, draft);
        } catch (IOException e) {
            throw new UncheckedIOException("The spooled speech cannot be removed", e);
        }
    }
}
