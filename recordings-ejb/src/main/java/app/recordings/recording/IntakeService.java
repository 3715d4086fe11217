package app.recordings.recording;

import app.recordings.idempotency.SharedOrder;
import app.recordings.job.Job;
import app.recordings.job.JobService;
import app.recordings.job.NewJob;
import app.recordings.quota.StorageRoom;
import app.recordings.storage.Content;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import app.recordings.storage.StoredContent;
import app.recordings.time.Ids;
import app.recordings.upload.UploadService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Stores new recordings, many in one transaction: their audio, their jobs and their events, or nothing. */
@ApplicationScoped
class IntakeService {
    @Inject
    RecordingRepository recordings;

    @Inject
    ObjectStorage storage;

    @Inject
    UploadService uploads;

    @Inject
    JobService jobs;

    @Inject
    StorageRoom room;

    @Inject
    Languages languages;

    @Inject
    Clock clock;

    /** In their order. Refuses all when one is to be refused. */
    @Transactional
    public List<RecordingView> take(List<SharedOrder<NewRecording>> orders) {
        List<AudioFormat> formats = new ArrayList<>();
        List<NewJob> work = new ArrayList<>();
        for (SharedOrder<NewRecording> order : orders) {
            NewRecording content = order.content();
            formats.add(content.requireValid(languages.supported()));
            requireRoom(content);
        }
        // Not before there is room for all, as that is looked for outside of this transaction.
        for (SharedOrder<NewRecording> order : orders) {
            NewRecording content = order.content();
            UUID id = keep(content.ownerId(), content.audio());
            work.add(new NewJob(content.ownerId(), RecordingService.JOB_TYPE, "{}", id).tracedBy(order.trace()));
        }
        List<Job> queued = jobs.submit(work);
        List<RecordingView> taken = new ArrayList<>();
        for (int i = 0; i < queued.size(); i++) {
            Job job = queued.get(i);
            NewRecording content = orders.get(i).content();
            Recording recording = new Recording(job.recordingId(), content, formats.get(i), job.id(), clock.instant());
            recordings.add(recording);
            orders.get(i).made().accept(recording.id());
            taken.add(new RecordingView(recording, job, null, null));
        }
        return taken;
    }

    /** What was sent in an upload has had its room since that began. */
    private void requireRoom(NewRecording order) {
        if (order.audio() instanceof Spool audio) {
            room.require(order.ownerId(), audio.size());
        }
    }

    /** @return the id of the object, which becomes the recording's */
    private UUID keep(UUID ownerId, Content audio) {
        if (audio instanceof StoredContent stored) {
            uploads.use(ownerId, stored.objectId());
            return stored.objectId();
        }
        UUID id = Ids.next();
        storage.put(id, ownerId, (Spool) audio);
        return id;
    }
}
