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

    /** The recording that a job is about, with what the job has made of it so far. */
    @Transactional
    public TranscriptDraft open(JobContext job) {
        Recording recording = recordings.find(job.recordingId()).orElseThrow(() -> new LeaseLostException(job.jobId()));
        return new TranscriptDraft(recording, find(job.jobId()).orElse(null), clock.instant());
    }

    private Optional<Transcript> find(UUID jobId) {
        return recordings.transcript(jobId);
    }

    /** Stores what is new of it, unless the job was taken away from its worker. */
    @Transactional
    public void keep(JobContext job, TranscriptDraft draft) {
        Transcript transcript = draft.transcript();
        // Before the job's row is locked, as the store may be slow.
        draft.unstoredSpeech().ifPresent(speech -> {
            UUID objectId = Ids.next();
            storage.put(objectId, job.ownerId(), speech.audio());
            transcript.spoken(objectId, speech);
        });
        jobs.requireLease(job.jobId(), job.lease());
        if (draft.isStored()) {
            draft.stored(recordings.update(transcript));
        } else {
            recordings.add(transcript);
            recordings.understood(transcript, draft.durationMs());
            draft.stored(transcript);
        }
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
}
