package app.recordings.chat;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Chats, always of one application. */
@ApplicationScoped
class ChatRepository {
    @Inject
    EntityManager entityManager;

    /** Counts new chats; until the transaction ends nobody else counts those of the same applications. */
    Map<UUID, Long> count(Map<UUID, Long> added) {
        UUID[] owners = added.keySet().toArray(UUID[]::new);
        Map<UUID, Long> counts = new HashMap<>();
        NativeSql.query(entityManager, """
                        with added as (
                            select * from unnest(cast(:owners as uuid[]), cast(:counts as bigint[])) as row (owner_id, count)
                        ), locked as (
                            select a.id, added.count from application a join added on added.owner_id = a.id
                            order by a.id for update of a
                        )
                        update application set chats_count = chats_count + locked.count from locked
                        where application.id = locked.id
                        returning application.id, chats_count
                        """, Object[].class)
                .setParameter("owners", owners)
                .setParameter("counts", counts(added.values()))
                .getResultList()
                .forEach(row -> counts.put((UUID) row[0], (Long) row[1]));
        return counts;
    }

    /** Counts new messages; until the transaction ends nobody else counts those of the same chats. */
    Map<ChatKey, Counted> countMessages(Map<ChatKey, Long> added) {
        List<ChatKey> keys = List.copyOf(added.keySet());
        Map<ChatKey, Counted> counts = new HashMap<>();
        NativeSql.query(entityManager, """
                        with added as (
                            select * from unnest(
                                cast(:owners as uuid[]), cast(:numbers as bigint[]), cast(:counts as bigint[])
                            ) as row (owner_id, number, count)
                        ), locked as (
                            select c.id, added.count
                            from chat c join added on added.owner_id = c.owner_id and added.number = c.number
                            order by c.id for update of c
                        )
                        update chat set messages_count = messages_count + locked.count from locked
                        where chat.id = locked.id
                        returning chat.owner_id, chat.number, chat.id, messages_count
                        """, Object[].class)
                .setParameter("owners", keys.stream().map(ChatKey::ownerId).toArray(UUID[]::new))
                .setParameter("numbers", keys.stream().map(ChatKey::number).toArray(Long[]::new))
                .setParameter("counts", keys.stream().map(added::get).toArray(Long[]::new))
                .getResultList()
                .forEach(row -> counts.put(
                        new ChatKey((UUID) row[0], (Long) row[1]), new Counted((UUID) row[2], (Long) row[3])));
        return counts;
    }

    private static Long[] counts(Collection<Long> values) {
        return values.toArray(Long[]::new);
    }

    /** A chat's id and how many messages it has now. */
    record Counted(UUID chatId, long messages) {}

    void add(Chat chat) {
        entityManager.persist(chat);
    }

    Optional<Chat> find(ChatKey key) {
        return entityManager
                .createQuery("select c from Chat c where c.ownerId = :owner and c.number = :number", Chat.class)
                .setParameter("owner", key.ownerId())
                .setParameter("number", key.number())
                .getResultStream()
                .findFirst();
    }

    Optional<Chat> find(UUID id) {
        return Optional.ofNullable(entityManager.find(Chat.class, id));
    }

    /** Newest first, with one more than asked for if there are more. */
    List<Chat> list(UUID ownerId, long before, int limit) {
        return entityManager
                .createQuery("""
                        select c from Chat c where c.ownerId = :owner and c.number < :before order by c.number desc
                        """, Chat.class)
                .setParameter("owner", ownerId)
                .setParameter("before", before)
                .setMaxResults(limit + 1)
                .getResultList();
    }
}
