package app.recordings.search;

import app.recordings.application.ApplicationService;
import app.recordings.chat.ChatKey;
import app.recordings.chat.ChatService;
import app.recordings.chat.MessageService;
import app.recordings.chat.NewChat;
import app.recordings.chat.NewMessage;
import app.recordings.harness.Beans;
import app.recordings.idempotency.SharedOrder;
import app.recordings.recording.Languages;
import app.recordings.security.Caller;
import app.recordings.storage.ObjectStorage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An application with a chat on a real database. */
abstract class MessageSearchTest {
    static final Beans BEANS = beans();

    final MessageSearchService search = BEANS.get(MessageSearchService.class);
    final MessageService messages = BEANS.get(MessageService.class);
    final Caller caller = application();
    final ChatKey chat = chat(caller);

    static Beans beans() {
        try {
            return new Beans()
                    .configure("recordings.registration", "open")
                    .put(Languages.class, () -> Set.of("en"))
                    .handlers(List.of())
                    .use(ObjectStorage.class, "app.recordings.storage.database.DatabaseObjectStorage");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Long> numbers(String text) {
        return hits(text).hits().stream().map(MessageHit::number).toList();
    }

    MessageHits hits(String text) {
        return search.search(caller, query(new MessageScope(chat.ownerId(), chat.number()), text));
    }

    static MessageQuery query(MessageScope scope, String text) {
        return new MessageQuery(scope, text, null, 50);
    }

    void say(String body) {
        say(caller, chat, body);
    }

    void say(Caller speaker, ChatKey where, String body) {
        messages.append(speaker, SharedOrder.of(new NewMessage(where, body, null)));
    }

    static Caller application() {
        return new Caller(
                BEANS.get(ApplicationService.class)
                        .create("Notes", Optional.empty())
                        .application()
                        .id(),
                Caller.Kind.APPLICATION);
    }

    static ChatKey chat(Caller owner) {
        return BEANS.get(ChatService.class)
                .create(owner, SharedOrder.of(new NewChat(owner.ownerId(), null)))
                .key();
    }
}
