package app.recordings.chat;

import app.recordings.chat.ChatRepository.Counted;
import app.recordings.error.ProblemException;
import app.recordings.idempotency.SharedOrder;
import app.recordings.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes chats and messages, many in one transaction, and numbers them in the order in which they are given. */
@ApplicationScoped
public class NumberingService {
    @Inject
    ChatRepository chats;

    @Inject
    MessageRepository messages;

    @Inject
    Clock clock;

    /** Refuses all when the application of one is not there. */
    @Transactional
    public List<Chat> chats(List<SharedOrder<NewChat>> orders) {
        Map<UUID, Long> added = tally(orders, NewChat::ownerId);
        Map<UUID, Long> counts = chats.count(added);
        Map<UUID, Long> next = new HashMap<>();
        added.forEach((owner, count) -> next.put(owner, require(counts.get(owner), "application") - count + 1));
        List<Chat> made = new ArrayList<>();
        for (SharedOrder<NewChat> order : orders) {
            long number = next.merge(order.content().ownerId(), 1L, Long::sum) - 1;
            Chat chat = new Chat(Ids.next(), order.content(), number, clock.instant());
            chats.add(chat);
            made.add(chat);
        }
        return told(orders, made, Chat::id);
    }

    /** Refuses all when the chat, or the recording, of one is not there. */
    @Transactional
    public List<Message> messages(List<SharedOrder<NewMessage>> orders) {
        Map<ChatKey, Long> added = tally(orders, NewMessage::chat);
        Map<ChatKey, Counted> counts = chats.countMessages(added);
        Map<ChatKey, Long> next = new HashMap<>();
        added.forEach((chat, count) ->
                next.put(chat, require(counts.get(chat), "chat").messages() - count + 1));
        Map<UUID, String> said = said(orders);
        List<Message> made = new ArrayList<>();
        for (SharedOrder<NewMessage> order : orders) {
            NewMessage content = order.content();
            long number = next.merge(content.chat(), 1L, Long::sum) - 1;
            MessageId id = new MessageId(counts.get(content.chat()).chatId(), number);
            Message message = new Message(id, content, clock.instant());
            if (content.recordingId() != null) {
                message.say(said.get(content.recordingId()));
            }
            messages.add(message);
            made.add(message);
        }
        return told(orders, made, message -> MessageId.inItsChat(message.number()));
    }

    /** Only when all are made, which are then inserted together. */
    private static <T, R> List<R> told(List<SharedOrder<T>> orders, List<R> made, Function<R, UUID> id) {
        for (int i = 0; i < made.size(); i++) {
            orders.get(i).made().accept(id.apply(made.get(i)));
        }
        return made;
    }

    /** What recordings that voice messages name say already. They stay as they are until the messages are there. */
    private Map<UUID, String> said(List<SharedOrder<NewMessage>> orders) {
        UUID[] recordings = orders.stream()
                .map(order -> order.content().recordingId())
                .filter(Objects::nonNull)
                .distinct()
                .toArray(UUID[]::new);
        if (recordings.length == 0) {
            return Map.of();
        }
        if (messages.hold(recordings).size() < recordings.length) {
            throw ProblemException.notFound("recording");
        }
        return messages.said(recordings);
    }

    private static <T, K> Map<K, Long> tally(List<SharedOrder<T>> orders, Function<T, K> key) {
        return orders.stream().map(SharedOrder::content).collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static <T> T require(T found, String what) {
        if (found == null) {
            throw ProblemException.notFound(what);
        }
        return found;
    }
}
