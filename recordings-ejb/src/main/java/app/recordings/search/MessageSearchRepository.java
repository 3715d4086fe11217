package app.recordings.search;

import app.recordings.database.NativeSql;
import app.recordings.search.MessageQuery.Position;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Finds an application's messages in the index. */
@ApplicationScoped
class MessageSearchRepository {
    /** Of a common word's hits, as many of the newest are ranked. */
    static final int MOST_RANKED = 3_000;

    private static final String NONE = "";
    private static final Position FIRST =
            new Position(Breadth.EXACT, Double.MAX_VALUE, Instant.EPOCH, new UUID(-1, -1), Long.MAX_VALUE);

    @Inject
    EntityManager entityManager;

    /** The best first, one more than asked for if there are more; the snippets are for others to make. */
    MessageHits find(MessageQuery query, Match match, Breadth breadth) {
        Position after = query.after() == null ? FIRST : query.after();
        List<Tuple> rows = NativeSql.query(entityManager, """
                        with found as materialized (
                            select * from message_hits(
                                :owner, cast(:chat as bigint), cast(:query as tsquery), cast(:exact as tsquery), :most + 1)
                        ), ranked as (
                            select * from found limit :most
                        )
                        select page.chat_id, page.number, page.created_at, page.rank, chat.number as chat, message.body,
                            message.recording_id, (select count(*) from found) > :most as truncated
                        from (
                            select * from ranked
                            where (rank, created_at, chat_id, number) < (:rank, :createdAt, :chatId, :number)
                            order by rank desc, created_at desc, chat_id desc, number desc limit :limit) page
                        join message on message.chat_id = page.chat_id and message.number = page.number
                        join chat on chat.id = page.chat_id
                        order by page.rank desc, page.created_at desc, page.chat_id desc, page.number desc
                        """, Tuple.class)
                .setParameter("owner", query.scope().ownerId())
                .setParameter("chat", query.scope().chat())
                .setParameter("query", match.query())
                .setParameter("exact", breadth == Breadth.EXACT ? NONE : match.exact())
                .setParameter("most", MOST_RANKED)
                .setParameter("rank", after.rank())
                .setParameter("createdAt", after.createdAt())
                .setParameter("chatId", after.chatId())
                .setParameter("number", after.number())
                .setParameter("limit", query.limit() + 1)
                .getResultList();
        return new MessageHits(
                rows.stream().map(row -> hit(row, breadth)).toList(),
                !rows.isEmpty() && rows.get(0).get("truncated", Boolean.class));
    }

    private static MessageHit hit(Tuple row, Breadth breadth) {
        return new MessageHit(
                new Position(
                        breadth,
                        row.get("rank", Double.class),
                        row.get("created_at", Instant.class),
                        row.get("chat_id", UUID.class),
                        row.get("number", Long.class)),
                row.get("chat", Long.class),
                row.get("body", String.class),
                row.get("recording_id", UUID.class),
                null);
    }
}
