package app.recordings.recording;

import app.recordings.error.ProblemException;
import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.security.Secret;
import app.recordings.security.SigningKey;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Links that open one recording, and nothing else, to whoever has them: signed, expiring, revocable. */
@ApplicationScoped
public class RecordingLinkService {
    @Inject
    RecordingLinkRepository links;

    @Inject
    RecordingRepository recordings;

    @Inject
    SigningKey key;

    @Inject
    Clock clock;

    /**
     * A new link to what a worker has done.
     *
     * @return its token: what follows {@code /api/v1/shared/}
     */
    @Transactional
    public String issue(UUID recordingId, Duration life) {
        return issue(recordings.find(recordingId).orElseThrow(RecordingLinkService::noRecording), life)
                .token();
    }

    /** A new link to an owner's recording. */
    @Transactional
    public NewRecordingLink issue(UUID ownerId, UUID recordingId, RecordingLinkLife life) {
        // So that the recording is not deleted meanwhile.
        recordings.lock(recordingId);
        return issue(own(ownerId, recordingId), life.duration());
    }

    private NewRecordingLink issue(Recording recording, Duration life) {
        Instant now = clock.instant();
        links.deleteExpired(now);
        RecordingLink link = new RecordingLink(Ids.next(), recording, now, now.plus(life));
        links.add(link);
        return new NewRecordingLink(link, link.id() + "." + signature(link));
    }

    /** Those that work, newest first. */
    @Transactional
    public Page<RecordingLink> list(UUID ownerId, UUID recordingId, PageRequest page) {
        return links.page(own(ownerId, recordingId).id(), clock.instant(), page);
    }

    /** What the link opens; what is forged, expired or revoked is not there. */
    @Transactional
    public SharedRecording open(String token) {
        String[] parts = token.split("\\.", 2);
        return Ids.parse(parts[0])
                .filter(id -> parts.length == 2)
                .flatMap(links::find)
                .filter(link -> clock.instant().isBefore(link.expiresAt()) && isSigned(link, parts[1]))
                .flatMap(this::opened)
                .orElseThrow(() -> ProblemException.notFound("link"));
    }

    private Optional<SharedRecording> opened(RecordingLink link) {
        return recordings
                .view(link.ownerId(), link.recordingId())
                .map(view -> new SharedRecording(view, isSpoken(view.recording()), link.expiresAt()));
    }

    private boolean isSpoken(Recording recording) {
        return recordings
                .transcript(recording.transcriptId())
                .filter(transcript -> transcript.speechId() != null)
                .isPresent();
    }

    /** From now on the link opens nothing. */
    @Transactional
    public void revoke(UUID ownerId, UUID recordingId, UUID linkId) {
        if (!links.delete(own(ownerId, recordingId).id(), linkId)) {
            throw ProblemException.notFound("link");
        }
    }

    /** From now on no link opens the recording. */
    @Transactional
    public void revoke(UUID ownerId, UUID recordingId) {
        links.deleteOfRecording(own(ownerId, recordingId).id());
    }

    private Recording own(UUID ownerId, UUID recordingId) {
        return recordings.find(ownerId, recordingId).orElseThrow(RecordingLinkService::noRecording);
    }

    private static ProblemException noRecording() {
        return ProblemException.notFound("recording");
    }

    private boolean isSigned(RecordingLink link, String signature) {
        return Secret.sameHash(Secret.hash(signature(link)), Secret.hash(signature));
    }

    private String signature(RecordingLink link) {
        String content =
                link.id() + " " + link.recordingId() + " " + link.expiresAt().getEpochSecond();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign("recording-link", content));
    }
}
