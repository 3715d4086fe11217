package app.recordings.recording;

import app.recordings.database.GroupCommit;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.event.EventLog;
import app.recordings.event.EventType;
import app.recordings.event.NewEvent;
import app.recordings.idempotency.IdempotentCalls;
import app.recordings.idempotency.SharedOrder;
import app.recordings.job.Job;
import app.recordings.job.JobService;
import app.recordings.job.JobStatus;
import app.recordings.job.NewJob;
import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What an owner does with recordings. What is not the owner's is not there. */
@ApplicationScoped
public class RecordingService {
    /** The type of the jobs that correct a recording. */
    public static final String JOB_TYPE = "correct-recording";

    /** The type of the jobs that correct a text that its owner edited. */
    public static final String EDIT_JOB_TYPE = "correct-text";

    /** Bytes of audio up to which a commit of its own would cost more than waiting for others' audio to be written. */
    private static final int SHORT = 64 * 1024;

    private static final int LARGEST_GROUP = 64;

    @Inject
    RecordingRepository recordings;

    @Inject
    IntakeService intake;

    @Inject
    Languages languages;

    @Inject
    TranscriptService transcripts;

    @Inject
    RenditionService renditions;

    @Inject
    ObjectStorage storage;

    @Inject
    JobService jobs;

    @Inject
    EventLog events;

    @Inject
    IdempotentCalls idempotency;

    @Inject
    Event<RecordingDeleted> deleted;

    @Inject
    Clock clock;

    private final GroupCommit<SharedOrder<NewRecording>, RecordingView> taken = new GroupCommit<>(
            "recordings", LARGEST_GROUP, ProblemException.class::isInstance, orders -> intake.take(orders));

    /**
     * Stores the recording with its audio, its job and its event: when this returns, all of it is durable. Not to be called
     * in a transaction, as short audio on its way into the database shares one with what comes at the same time.
     */
    public RecordingView submit(SharedOrder<NewRecording> order) {
        // Before others share the transaction that a refusal would roll back.
        order.content().requireValid(languages.supported());
        boolean isShort = order.content().audio() instanceof Spool spool && spool.size() <= SHORT;
        return isShort && storage.isTransactional()
                ? taken.commit(order)
                : intake.take(List.of(order)).get(0);
    }

    /** The same as part of the caller's transaction. */
    @Transactional
    public RecordingView submit(NewRecording order) {
        return intake.take(List.of(SharedOrder.of(order))).get(0);
    }

    @Transactional
    public RecordingView get(UUID ownerId, UUID id) {
        return recordings.view(ownerId, id).orElseThrow(RecordingService::notFound);
    }

    /** Newest first. */
    @Transactional
    public Page<RecordingView> list(UUID ownerId, RecordingFilter filter, PageRequest page) {
        return recordings.page(ownerId, filter, page);
    }

    /**
     * Those of all owners that were sent with an email address, in upper or lower case, newest first.
     *
     * @param person all of whose are among them; null for nobody
     */
    @Transactional
    public Page<RecordingView> listOfAddress(String email, UUID person, PageRequest page) {
        return recordings.pageOfAddress(email, person, page);
    }

    /** The audio as it was sent. */
    @Transactional
    public StoredAudio audio(UUID ownerId, UUID id) {
        Recording recording = find(ownerId, id);
        return new StoredAudio(id, recording.contentType(), recording.sizeBytes(), recording.sha256());
    }

    /** The corrected text, spoken. */
    @Transactional
    public StoredAudio correctedAudio(UUID ownerId, UUID id) {
        Transcript transcript = transcript(ownerId, id);
        if (transcript.speechId() == null) {
            throw notReady("There is no corrected audio yet, or nothing was said.");
        }
        return new StoredAudio(
                transcript.speechId(), Speech.CONTENT_TYPE, transcript.speechSizeBytes(), transcript.speechSha256());
    }

    @Transactional
    public Transcript transcript(UUID ownerId, UUID id) {
        return ifUnderstood(find(ownerId, id))
                .orElseThrow(() -> notReady("The recording has not been understood yet."));
    }

    /** The transcript that it serves. */
    @Transactional
    public Optional<Transcript> ifUnderstood(Recording recording) {
        return recordings.transcript(recording.transcriptId());
    }

    /**
     * Has the edited text corrected and spoken anew. What is served stays so until that is done; unless something was
     * understood and nothing is being worked on, it is refused.
     */
    @Transactional
    public RecordingView edit(UUID ownerId, UUID id, TranscriptEdit edit) {
        recordings.lock(id);
        Recording recording = find(ownerId, id);
        JobStatus status = jobs.get(ownerId, recording.jobId()).status();
        Transcript served = recordings
                .transcript(recording.transcriptId())
                .filter(transcript -> status != JobStatus.QUEUED && status != JobStatus.PROCESSING)
                .orElseThrow(() -> new ProblemException(
                        ErrorType.NOT_EDITABLE, "It can be edited once it was understood and is not being worked on."));
        edit.requireUnchanged(served);
        Job job = jobs.submit(new NewJob(ownerId, EDIT_JOB_TYPE, "{}", id));
        transcripts.discardUnserved(recording);
        recordings.add(served.edited(job.id(), recording, edit.text(), clock.instant()));
        recording.workedOnBy(job.id());
        return new RecordingView(recording, job, served.text(), served.correctedText());
    }

    /** Begins anew after failure or cancellation; stages that were reached are not repeated. */
    @Transactional
    public RecordingView retry(UUID ownerId, UUID id) {
        recordings.lock(id);
        jobs.retry(find(ownerId, id).jobId());
        return get(ownerId, id);
    }

    /** Removes the recording and all that came of it; of its events only that it was deleted remains. */
    @Transactional
    public void delete(UUID ownerId, UUID id) {
        recordings.lock(id);
        Recording recording = find(ownerId, id);
        // The job first, as a worker locks them in this order.
        jobs.removeOfRecording(id);
        deleted.fire(new RecordingDeleted(id));
        recordings.transcripts(id).forEach(transcripts::delete);
        renditions.deleteOfRecording(id);
        recordings.delete(recording);
        storage.delete(id);
        events.forget(id);
        idempotency.deleted(id);
        events.append(new NewEvent(ownerId, recording.jobId(), id, EventType.DELETED, 0, null, null));
    }

    private Recording find(UUID ownerId, UUID id) {
        return recordings.find(ownerId, id).orElseThrow(RecordingService::notFound);
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("recording");
    }

    private static ProblemException notReady(String detail) {
        return new ProblemException(ErrorType.NOT_READY, detail);
    }
}
