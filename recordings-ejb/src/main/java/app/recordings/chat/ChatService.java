package app.recordings.chat;

import app.recordings.database.GroupCommit;
import app.recordings.error.ProblemException;
import app.recordings.idempotency.SharedOrder;
import app.recordings.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What an application does with its chats. What is not the caller's is not there. */
@ApplicationScoped
public class ChatService {
    private static final int LARGEST_GROUP = 64;

    @Inject
    NumberingService numbering;

    @Inject
    ChatRepository chats;

    private final GroupCommit<SharedOrder<NewChat>, Chat> creations = new GroupCommit<>(
            "chats", LARGEST_GROUP, ProblemException.class::isInstance, orders -> numbering.chats(orders));

    /** Durable, and numbered, when this returns. */
    public Chat create(Caller caller, SharedOrder<NewChat> order) {
        requireOwn(caller, order.content().ownerId());
        return creations.commit(order);
    }

    /** @param made as a key that made it remembers it */
    @Transactional
    public Chat get(Caller caller, UUID made) {
        Chat chat = chats.find(made).orElseThrow(() -> ProblemException.notFound("chat"));
        requireOwn(caller, chat.key().ownerId());
        return chat;
    }

    @Transactional
    public Chat get(Caller caller, ChatKey key) {
        requireOwn(caller, key.ownerId());
        return chats.find(key).orElseThrow(() -> ProblemException.notFound("chat"));
    }

    /**
     * Newest first.
     *
     * @param before a chat's number
     * @return one more than the limit if there are more
     */
    @Transactional
    public List<Chat> list(Caller caller, UUID ownerId, long before, int limit) {
        requireOwn(caller, ownerId);
        return chats.list(ownerId, before, limit);
    }

    /** @param order with the new title */
    @Transactional
    public Chat rename(Caller caller, ChatKey key, NewChat order) {
        Chat chat = get(caller, key);
        chat.rename(order.title());
        return chat;
    }

    static void requireOwn(Caller caller, UUID ownerId) {
        if (!caller.isAdministrator() && !caller.ownerId().equals(ownerId)) {
            throw ProblemException.notFound("application");
        }
    }
}
