package app.recordings.chat;

import app.recordings.chat.ChatRepository.Counted;
import app.recordings.error.ProblemException;
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
    public List<Chat> chats(List<NewChat> orders) {
        Map<UUID, Long> counts = chats.count(tally(orders, NewChat::ownerId));
        Map<UUID, Long> next = new HashMap<>();
        tally(orders, NewChat::ownerId)
                .forEach((owner, added) -> next.put(owner, require(counts.get(owner), "application") - added + 1));
        List<Chat> made = new ArrayList<>();
        for (NewChat order : orders) {
            Chat chat = new Chat(Ids.next(), order, next.merge(order.ownerId(), 1L, Long::sum) - 1, clock.instant());
            chats.add(chat);
            made.add(chat);
        }
        return made;
    }

    /** Refuses all when the chat, or the recording, of one is not there. */
    @Transactional
    public List<Message> messages(List<NewMessage> orders) {
        Map<ChatKey, Long> added = tally(orders, NewMessage::chat);
        Map<ChatKey, Counted> counts = chats.countMessages(added);
        Map<ChatKey, Long> next = new HashMap<>();
        added.forEach((chat, count) ->
                next.put(chat, require(counts.get(chat), "chat").messages() - count + 1));
        Map<UUID, String> said = said(orders);
        List<Message> made = new ArrayList<>();
        for (NewMessage order : orders) {
            long number = next.merge(order.chat(), 1L, Long::sum) - 1;
            Message message =
                    new Message(new MessageId(counts.get(order.chat()).chatId(), number), order, clock.instant());
            if (order.recordingId() != null) {
                message.say(said.get(order.recordingId()));
            }
            messages.add(message);
            made.add(message);
        }
        return made;
    }

    /** What recordings that voice messages name say already. They stay as they are until the messages are there. */
    private Map<UUID, String> said(List<NewMessage> orders) {
        UUID[] recordings = orders.stream()
                .map(NewMessage::recordingId)
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

    private static <T, K> Map<K, Long> tally(List<T> orders, Function<T, K> key) {
        return orders.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static <T> T require(T found, String what) {
        if (found == null) {
            throw ProblemException.notFound(what);
        }
        return found;
    }
}
