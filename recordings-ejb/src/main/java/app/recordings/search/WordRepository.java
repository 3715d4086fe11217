package app.recordings.search;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The words of an owner's messages: which are forms of others, and which are like others. */
@ApplicationScoped
class WordRepository {
    private static final int MOST_FORMS = 50;
    private static final int MOST = 20;

    private static final String BEGINNING = """
            select typed.word, near.word
            from unnest(cast(:words as text[])) as typed (word) cross join lateral (
                select known.word from message_word known
                where known.owner_id = :owner and known.word >= typed.word
                    and known.word < typed.word || chr(1114111)
                order by length(known.word), known.word limit :most) near
            where length(typed.word) > 1
            """;

    // Trigrams tell little of short words, so that of those all with the same first letter are compared. Letters that
    // changed places are two edits; how a word goes on after the typed one's length counts nothing.
    private static final String ALIKE = """
            select typed.word, candidate.word, candidate.has_it, far.edits
            from (select word, search_folded(word) as folded, length(word) as length,
                      case when length(word) < 6 then 1 when length(word) < 9 then 2 else 3 end as edits
                  from unnest(cast(:words as text[])) as word) typed
            cross join lateral (
                select known.word, known.folded, strpos(known.folded, typed.folded) > 0 as has_it
                from message_word known
                where known.owner_id = :owner and known.folded % typed.folded
                union
                select known.word, known.folded, true from message_word known
                where known.owner_id = :owner and known.folded like '%' || typed.folded || '%'
                union
                select known.word, known.folded, strpos(known.folded, typed.folded) > 0 from message_word known
                where known.owner_id = :owner and typed.length < 7
                    and known.word >= left(typed.word, 1) and known.word < left(typed.word, 1) || chr(1114111)
                    and length(known.word) between typed.length - 1 and typed.length + 1
            ) candidate cross join lateral (
                select prefix, least(levenshtein_less_equal(candidate.folded, typed.folded, 3),
                    levenshtein_less_equal(prefix, typed.folded, 3)) as edits
                from left(candidate.folded, length(typed.folded)) as prefix) far
            where length(typed.folded) between 3 and 40 and (
                candidate.has_it or far.edits <= typed.edits
                or far.edits = 2 and length(far.prefix) = length(typed.folded)
                    and translate(far.prefix, typed.folded, '') = '' and translate(typed.folded, far.prefix, '') = '')
            order by far.edits, length(candidate.word), candidate.word
            """;

    @Inject
    EntityManager entityManager;

    /** What the owner's messages have of the terms; those without a word are left out. */
    List<Sought> seek(UUID ownerId, List<Term> terms) {
        List<Sought> sought = new ArrayList<>();
        NativeSql.query(entityManager, """
                        select n, words, cast(phraseto_tsquery('simple', words) as text), search_is_common(words),
                            array(select known.word from message_word known
                                where single and known.owner_id = :owner and known.stems && search_stems(words)
                                order by length(known.word), known.word limit :most)
                        from (select n, words, not phrase and strpos(words, ' ') = 0 as single
                            from unnest(cast(:texts as text[]), cast(:phrases as boolean[])) with ordinality
                                as term (text, phrase, n)
                            cross join lateral search_words(text) as words) term
                        where numnode(phraseto_tsquery('simple', words)) > 0
                        order by n
                        """, Tuple.class)
                .setParameter("owner", ownerId)
                .setParameter("texts", terms.stream().map(Term::text).toArray(String[]::new))
                .setParameter("phrases", terms.stream().map(Term::phrase).toArray(Boolean[]::new))
                .setParameter("most", MOST_FORMS)
                .getResultStream()
                .forEach(row -> sought.add(new Sought(
                                terms.get(((Number) row.get(0)).intValue() - 1),
                                (String) row.get(1),
                                (String) row.get(2),
                                new HashSet<>(List.of(((String) row.get(1)).split(" ", -1))),
                                (Boolean) row.get(3))
                        .or(Set.of((String[]) row.get(4)))));
        return sought;
    }

    /** For each of the words those of the owner's that begin with it, the shortest of them. */
    Map<String, Set<String>> beginning(UUID ownerId, Collection<String> words) {
        Map<String, Set<String>> found = new HashMap<>();
        near(BEGINNING, ownerId, words)
                .setParameter("most", MOST)
                .getResultStream()
                .forEach(row -> add(found, row));
        return found;
    }

    /** For each of the words those of the owner's of which it is a part, and those that are nearest to it. */
    Map<String, Set<String>> alike(UUID ownerId, Collection<String> words) {
        Map<String, Set<String>> found = new HashMap<>();
        Map<String, Object> nearest = new HashMap<>();
        for (Tuple row : near(ALIKE, ownerId, words).getResultList()) {
            boolean hasIt = (Boolean) row.get(2);
            Object edits = row.get(3);
            if (hasIt
                    || nearest.computeIfAbsent((String) row.get(0), word -> edits)
                            .equals(edits)) {
                add(found, row);
            }
        }
        return found;
    }

    private TypedQuery<Tuple> near(String sql, UUID ownerId, Collection<String> words) {
        return NativeSql.query(entityManager, sql, Tuple.class)
                .setParameter("owner", ownerId)
                .setParameter("words", words.toArray(String[]::new));
    }

    private static void add(Map<String, Set<String>> found, Tuple row) {
        Set<String> words = found.computeIfAbsent((String) row.get(0), word -> new HashSet<>());
        if (words.size() < MOST) {
            words.add((String) row.get(1));
        }
    }
}
