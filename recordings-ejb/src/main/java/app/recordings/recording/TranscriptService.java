package app.recordings.recording;

import app.recordings.job.Job;
import app.recordings.job.JobContext;
import app.recordings.job.JobService;
import app.recordings.job.JobStatus;
import app.recordings.job.LeaseLostException;
import app.recordings.storage.ObjectStorage;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Stores what a worker makes of a recording, each stage as soon as it is there, while the worker's lease lasts. */
@ApplicationScoped
public class TranscriptService {
    @Inject
    RecordingRepository recordings;

    @Inject
    RenditionService renditions;

    @Inject
    ObjectStorage storage;

    @Inject
    JobService jobs;

    @Inject
    Event<TranscriptServed> served;

    @Inject
    Clock clock;

    /** The recording that a job is about. */
    @Transactional
    public Recording recording(JobContext job) {
        return recordings.find(job.recordingId()).orElseThrow(() -> new LeaseLostException(job.jobId()));
    }

    /** What the job has made so far. */
    @Transactional
    public Optional<Transcript> find(JobContext job) {
        return find(job.jobId());
    }

    private Optional<Transcript> find(UUID jobId) {
        return recordings.transcript(jobId);
    }

    @Transactional
    public Transcript recognised(JobContext job, Recognition recognition) {
        jobs.requireLease(job.jobId(), job.lease());
        Recording recording = recording(job);
        Transcript transcript = new Transcript(job.jobId(), recording, recognition, clock.instant());
        recordings.add(transcript);
        recording.understood(transcript, recognition.durationMs());
        return transcript;
    }

    @Transactional
    public Transcript corrected(JobContext job, CorrectedText corrected) {
        Transcript transcript = owned(job);
        transcript.corrected(corrected);
        return transcript;
    }

    @Transactional
    public Transcript spoken(JobContext job, Speech speech) {
        UUID objectId = Ids.next();
        storage.put(objectId, job.ownerId(), speech.audio());
        Transcript transcript = owned(job);
        transcript.spoken(objectId, speech);
        return transcript;
    }

    /** From now on the recording serves what this job made, and nothing older is left; part of the transaction that completes it. */
    @Transactional
    public void serve(Job job) {
        workedOnBy(job).ifPresent(recording -> {
            recording.serve(job.id());
            discardUnserved(recording);
            find(job.id()).ifPresent(said -> served.fire(new TranscriptServed(job.recordingId(), said.text())));
        });
    }

    /** The recording is again as its last completed job left it, if one did; part of the transaction that cancels this one. */
    @Transactional
    public void withdraw(Job job) {
        workedOnBy(job)
                .filter(recording ->
                        jobs.get(job.ownerId(), recording.transcriptId()).status() == JobStatus.COMPLETED)
                .ifPresent(recording -> {
                    recording.workedOnBy(recording.transcriptId());
                    discardUnserved(recording);
                });
    }

    /** Removes what was begun for a recording and is not served. */
    @Transactional
    public void discardUnserved(Recording recording) {
        recordings.transcripts(recording.id()).stream()
                .filter(transcript -> !transcript.id().equals(recording.transcriptId()))
                .forEach(this::delete);
    }

    /** Removes a transcript with its speech. */
    @Transactional
    public void delete(Transcript transcript) {
        // The row first: whoever moves its speech to another store locks them in this order.
        recordings.delete(transcript);
        if (transcript.speechId() != null) {
            renditions.deleteOfSource(transcript.speechId());
            storage.delete(transcript.speechId());
        }
    }

    /** The job's recording, unless a newer job has taken it over. */
    private Optional<Recording> workedOnBy(Job job) {
        return recordings
                .find(job.recordingId())
                .filter(recording -> recording.jobId().equals(job.id()));
    }

    private Transcript owned(JobContext job) {
        jobs.requireLease(job.jobId(), job.lease());
        return find(job).orElseThrow(() -> new LeaseLostException(job.jobId()));
    }
}
