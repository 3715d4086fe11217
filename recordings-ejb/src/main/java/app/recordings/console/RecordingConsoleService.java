package app.recordings.console;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.recording.Recording;
import app.recordings.recording.RecordingService;
import app.recordings.recording.StoredAudio;
import app.recordings.recording.Transcript;
import app.recordings.recording.TranscriptQuery;
import app.recordings.recording.TranscriptSearchService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Recordings of all callers, as administrators find them. */
@ApplicationScoped
public class RecordingConsoleService {
    /** Recordings that a search for words, or for an address, takes into account at most. */
    private static final int MOST_FOUND = 1000;

    @Inject
    RecordingConsoleRepository recordings;

    @Inject
    RecordingService service;

    @Inject
    TranscriptSearchService transcripts;

    @Inject
    CallerService callers;

    @Inject
    AudioGrant grants;

    /** Newest first. */
    @Transactional
    public IdPage<RecordingRow> page(RecordingSearch search, IdPageRequest page) {
        Set<UUID> ids = found(search);
        IdPage<RecordingConsoleRepository.Found> found = recordings.page(search, ids, page);
        var names = callers.names(
                found.rows().stream().map(row -> row.recording().ownerId()).toList());
        return found.map(row -> RecordingRow.of(
                row.recording(), row.job(), names.apply(row.recording().ownerId())));
    }

    /** By words or address, or both; null when neither is asked for. */
    private Set<UUID> found(RecordingSearch search) {
        Set<UUID> found = null;
        if (search.words() != null) {
            found = new HashSet<>(transcripts.searchAll(new TranscriptQuery(search.words(), null, MOST_FOUND)));
        }
        if (search.email() != null) {
            Set<UUID> addressed = new HashSet<>(recordings.ofAddress(search.email(), MOST_FOUND));
            if (found != null) {
                addressed.retainAll(found);
            }
            found = addressed;
        }
        return found;
    }

    /** What there is to know of one without listening. */
    @Transactional
    public RecordingRow get(UUID id) {
        return find(id);
    }

    /** What was said, for somebody whose reason stands in the audit log by now. */
    @Transactional
    public OpenedRecording open(UUID id, String who) {
        Recording recording = service.get(find(id).ownerId(), id).recording();
        Optional<Transcript> said = service.ifUnderstood(recording);
        return new OpenedRecording(
                said.map(Transcript::text).orElse(null),
                said.map(Transcript::correctedText).orElse(null),
                said.map(Transcript::speechId).isPresent(),
                grants.issue(who, id));
    }

    /**
     * Its audio, as it was sent or corrected.
     *
     * @throws ProblemException unless this administrator has opened it a while ago at most
     */
    @Transactional
    public StoredAudio audio(UUID id, boolean isCorrected, String who, String grant) {
        if (!grants.opens(grant, who, id)) {
            throw new ProblemException(ErrorType.FORBIDDEN, "Open the recording, with a reason, to hear it.");
        }
        UUID owner = find(id).ownerId();
        return isCorrected ? service.correctedAudio(owner, id) : service.audio(owner, id);
    }

    private RecordingRow find(UUID id) {
        return page(new RecordingSearch(id, null, null, Period.ANY), IdPageRequest.newest()).rows().stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("recording"));
    }
}
