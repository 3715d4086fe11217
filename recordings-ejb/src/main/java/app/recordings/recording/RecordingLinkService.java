package app.recordings.recording;

import app.recordings.error.ProblemException;
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
     * A new link.
     *
     * @return its token: what follows {@code /api/v1/shared/}
     */
    @Transactional
    public String issue(UUID recordingId, Duration life) {
        Recording recording = recordings.find(recordingId).orElseThrow(() -> ProblemException.notFound("recording"));
        Instant now = clock.instant();
        links.deleteExpired(now);
        RecordingLink link = new RecordingLink(Ids.next(), recording, now, now.plus(life));
        links.add(link);
        return link.id() + "." + signature(link);
    }

    /** What the link opens; what is forged, expired or revoked is not there. */
    @Transactional
    public RecordingView open(String token) {
        String[] parts = token.split("\\.", 2);
        return Ids.parse(parts[0])
                .filter(id -> parts.length == 2)
                .flatMap(links::find)
                .filter(link -> clock.instant().isBefore(link.expiresAt()) && isSigned(link, parts[1]))
                .flatMap(link -> recordings.view(link.ownerId(), link.recordingId()))
                .orElseThrow(() -> ProblemException.notFound("link"));
    }

    /** From now on no link opens the recording. */
    @Transactional
    public void revoke(UUID ownerId, UUID recordingId) {
        Recording recording =
                recordings.find(ownerId, recordingId).orElseThrow(() -> ProblemException.notFound("recording"));
        links.deleteOfRecording(recording.id());
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
