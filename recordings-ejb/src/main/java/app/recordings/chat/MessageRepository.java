package app.recordings.chat;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Messages, always of a chat that was found for its application. */
@ApplicationScoped
class MessageRepository {
    private static final String VIEW = """
            select new app.recordings.chat.MessageView(m, t.correctedText)
            from Message m left join Recording r on r.id = m.recordingId left join Transcript t on t.id = r.transcriptId
            where m.chatId = :chat
            """;

    @Inject
    EntityManager entityManager;

    void add(Message message) {
        entityManager.persist(message);
    }

    Optional<Message> find(Chat chat, long number) {
        return Optional.ofNullable(entityManager.find(Message.class, new MessageId(chat.id(), number)));
    }

    Optional<MessageView> view(Chat chat, long number) {
        return entityManager
                .createQuery(VIEW + "and m.number = :number", MessageView.class)
                .setParameter("chat", chat.id())
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /** Oldest first, with one more than asked for if there are more. */
    List<MessageView> list(Chat chat, long after, int limit) {
        return entityManager
                .createQuery(VIEW + "and m.number > :after order by m.number", MessageView.class)
                .setParameter("chat", chat.id())
                .setParameter("after", after)
                .setMaxResults(limit + 1)
                .getResultList();
    }

    /**
     * Which of the recordings are there. Until the transaction ends none of them is completed or deleted, both of which
     * begin with the job.
     */
    List<UUID> hold(UUID[] recordingIds) {
        return NativeSql.query(entityManager, """
                        select r.id from recording r join job j on j.id = r.job_id
                        where r.id = any(cast(:ids as uuid[])) order by j.id for share of j
                        """, UUID.class)
                .setParameter("ids", recordingIds)
                .getResultList();
    }

    /** What was said in those of the recordings that are completed. */
    Map<UUID, String> said(UUID[] recordingIds) {
        return NativeSql.query(entityManager, """
                        select r.id, t.text from recording r join transcript t on t.id = r.transcript_id
                        join job j on j.id = t.id and j.status = 'completed'
                        where r.id = any(cast(:ids as uuid[]))
                        """, Object[].class)
                .setParameter("ids", recordingIds)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
    }

    /** A recording's voice messages say what was understood, unless somebody edited them. */
    void say(UUID recordingId, String text) {
        // Most recordings are no messages, and an update calls the triggers of the search even when it changes nothing.
        if (isSaid(recordingId)) {
            entityManager
                    .createQuery(
                            "update Message m set m.body = :text where m.recordingId = :recording and not m.edited")
                    .setParameter("text", text)
                    .setParameter("recording", recordingId)
                    .executeUpdate();
        }
    }

    private boolean isSaid(UUID recordingId) {
        return NativeSql.query(
                        entityManager,
                        "select exists (select 1 from message where recording_id = :recording)",
                        Boolean.class)
                .setParameter("recording", recordingId)
                .getSingleResult();
    }

    /** A recording's voice messages keep nothing but their numbers. */
    void empty(UUID recordingId) {
        entityManager.createQuery("""
                        update Message m set m.body = null, m.recordingId = null, m.deleted = true
                        where m.recordingId = :recording
                        """).setParameter("recording", recordingId).executeUpdate();
    }
}
