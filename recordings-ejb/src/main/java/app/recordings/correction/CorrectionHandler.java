package app.recordings.correction;

import app.recordings.job.Job;
import app.recordings.job.JobContext;
import app.recordings.job.JobFault;
import app.recordings.job.JobHandler;
import app.recordings.job.JobOutage;
import app.recordings.recording.Recording;
import app.recordings.recording.Speech;
import app.recordings.recording.Transcript;
import app.recordings.recording.TranscriptService;
import app.recordings.storage.ObjectStorage;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Turns a recording into text, corrects it and speaks it; each stage is stored and not repeated by a later attempt. */
abstract class CorrectionHandler implements JobHandler {
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

    @Override
    public boolean isAvailable() {
        return availability.isAvailable();
    }

    @Override
    public void run(JobContext job) throws JobFault, JobOutage, InterruptedException {
        try {
            Recording recording = transcripts.recording(job);
            Optional<Transcript> stored = transcripts.find(job);
            Transcript transcript = stored.isPresent() ? stored.get() : recognise(job, recording);
            if (transcript.text().isEmpty()) {
                return;
            }
            if (transcript.correctedText() == null) {
                transcript = correct(job, recording, transcript);
            }
            if (transcript.speechId() == null) {
                speak(job, recording, transcript);
            }
        } catch (AudioServiceException.Away e) {
            availability.isAway(e.getMessage());
            throw AudioFailures.translate(e);
        } catch (AudioServiceException | RuntimeException e) {
            throw AudioFailures.translate(e);
        }
    }

    @Override
    public void completed(Job job) {
        transcripts.serve(job);
    }

    private Transcript recognise(JobContext job, Recording recording)
            throws AudioServiceException, InterruptedException {
        job.progress("recognising", 0);
        return transcripts.recognised(
                job,
                audio.transcribe(
                        () -> storage.read(recording.id(), 0),
                        new Spoken(
                                recording.language(),
                                vocabularies.of(recording.ownerId()).phrases()),
                        done -> job.progress("recognising", done)));
    }

    private Transcript correct(JobContext job, Recording recording, Transcript transcript)
            throws AudioServiceException, InterruptedException {
        job.progress("correcting", 0);
        return transcripts.corrected(
                job, audio.correct(transcript.text(), recording.language(), done -> job.progress("correcting", done)));
    }

    private void speak(JobContext job, Recording recording, Transcript transcript)
            throws AudioServiceException, InterruptedException {
        job.progress("speaking", 0);
        try (Speech speech =
                audio.speak(transcript.correctedText(), recording.language(), done -> job.progress("speaking", done))) {
            transcripts.spoken(job, speech);
        } catch (IOException e) {
            throw new UncheckedIOException("The spooled speech cannot be removed", e);
        }
    }
}
