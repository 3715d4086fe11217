package app.recordings.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Looks for words in what an owner's recordings say. */
@ApplicationScoped
public class TranscriptSearchService {
    @Inject
    TranscriptSearchRepository transcripts;

    @Inject
    Languages languages;

    /** @return the best first; one more than the limit when there are more */
    @Transactional
    public List<TranscriptHit> search(UUID ownerId, TranscriptQuery query) {
        return transcripts.find(ownerId, query, languages.supported());
    }

    /** Recordings of all owners in which the words are; any of them, when they are more than the query's limit. */
    @Transactional
    public List<UUID> searchAll(TranscriptQuery query) {
        return transcripts.findOfAll(query.words(), languages.supported(), query.limit());
    }
}
