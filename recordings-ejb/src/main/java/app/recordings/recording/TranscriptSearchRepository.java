package app.recordings.recording;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Full-text search over the transcripts that are served. Snippets, which cost most, are made for the shown hits only. */
@ApplicationScoped
class TranscriptSearchRepository {
    private static final TranscriptQuery.Position FIRST =
            new TranscriptQuery.Position(Double.MAX_VALUE, new UUID(-1, -1));

    @Inject
    EntityManager entityManager;

    List<TranscriptHit> find(UUID ownerId, TranscriptQuery query, Collection<String> languages) {
        TranscriptQuery.Position after = query.after() == null ? FIRST : query.after();
        return NativeSql.query(entityManager, """
                        select recording_id, rank, ts_headline(config,
                                replace(replace(replace(replace(replace(
                                    ascii_marks(case when to_tsvector(config, ascii_marks(corrected_text)) @@ query
                                        then corrected_text else text end),
                                    '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'), '''', '&#39;'),
                                query, 'StartSel=<mark>, StopSel=</mark>, MaxFragments=2, MinWords=6, MaxWords=20')
                        from (
                            select t.recording_id, t.text, t.corrected_text, l.config, l.query,
                                cast(ts_rank(t.search, l.query, 1) as double precision) as rank
                            from (select language, search_configuration(language) as config,
                                      websearch_to_tsquery(search_configuration(language),
                                          ascii_marks(translate(:words, '–—', '  '))) as query
                                  from unnest(:languages) as language) l
                            join transcript t on t.owner_id = :owner and t.search @@ l.query and t.language = l.language
                            join recording r on r.transcript_id = t.id) hit
                        where (rank, recording_id) < (:rank, :recording)
                        order by rank desc, recording_id desc limit :limit
                        """, Tuple.class)
                .setParameter("owner", ownerId)
                .setParameter("words", query.words())
                .setParameter("languages", languages.toArray(String[]::new))
                .setParameter("rank", after.rank())
                .setParameter("recording", after.recordingId())
                .setParameter("limit", query.limit() + 1)
                .getResultStream()
                .map(row -> new TranscriptHit((UUID) row.get(0), (String) row.get(2), (Double) row.get(1)))
                .toList();
    }

    /**
     * Recordings of whomever that the words are in: some, when they are many; unranked. They are found by their ids, or else
     * all that there are would be read.
     */
    List<UUID> findOfAll(String words, Collection<String> languages, int limit) {
        return NativeSql.query(entityManager, """
                        select r.id
                        from (select language, websearch_to_tsquery(search_configuration(language),
                                  ascii_marks(translate(:words, '–—', '  '))) as query
                              from unnest(:languages) as language) l
                        join transcript t on t.search @@ l.query and t.language = l.language
                        join recording r on r.id = t.recording_id and r.transcript_id = t.id limit :limit
                        """, UUID.class)
                .setParameter("words", words)
                .setParameter("languages", languages.toArray(String[]::new))
                .setParameter("limit", limit)
                .getResultList();
    }
}
