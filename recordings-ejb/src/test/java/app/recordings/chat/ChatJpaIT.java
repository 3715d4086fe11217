package app.recordings.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.application.Application;
import app.recordings.application.ApplicationService;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Together;
import app.recordings.idempotency.SharedOrder;
import app.recordings.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ChatJpaIT {
    private static final int CREATED = 200;
    private static final int CONNECTIONS = 16;

    /** Two nodes on one database. */
    private final List<Beans> nodes = List.of(beans(), beans());

    private final ChatService chats = nodes.get(0).get(ChatService.class);
    private final MessageService messages = nodes.get(0).get(MessageService.class);
    private final Application application = nodes.get(0)
            .get(ApplicationService.class)
            .create("Notes", Optional.empty())
            .application();
    private final Caller caller = new Caller(application.id(), Caller.Kind.APPLICATION);

    private static Beans beans() {
        try {
            return new Beans()
                    .configure("recordings.registration", "open")
                    .put(app.recordings.recording.Languages.class, () -> java.util.Set.of("en"))
                    .handlers(List.of())
                    .use(
                            app.recordings.storage.ObjectStorage.class,
                            "app.recordings.storage.database.DatabaseObjectStorage");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    // beans are made before threads ask for them
    ChatJpaIT() {
        nodes.forEach(node -> node.get(MessageService.class));
    }

    @Test
    void chatsMadeTogetherOnTwoNodesAreNumberedWithoutGapOrDouble() throws Exception {
        assertThat(numbers(node -> node.get(ChatService.class)
                        .create(caller, SharedOrder.of(new NewChat(application.id(), null)))
                        .number()))
                .containsExactlyInAnyOrderElementsOf(upTo(CREATED));
        assertThat(nodes.get(1)
                        .get(ApplicationService.class)
                        .get(caller, application.id())
                        .chatsCount())
                .isEqualTo(CREATED);
    }

    @Test
    void messagesSentTogetherOnTwoNodesAreNumberedWithoutGapOrDouble() throws Exception {
        ChatKey chat = chat();
        assertThat(numbers(node -> node.get(MessageService.class)
                        .append(caller, SharedOrder.of(new NewMessage(chat, "Hello", null)))
                        .message()
                        .number()))
                .containsExactlyInAnyOrderElementsOf(upTo(CREATED));
        assertThat(chats.get(caller, chat).messagesCount()).isEqualTo(CREATED);
    }

    @Test
    void refusedMessageTakesNoNumber() {
        ChatKey chat = chat();
        assertRefused(ErrorType.INVALID, () -> new NewMessage(chat, " ", null));
        assertRefused(ErrorType.INVALID, () -> new NewMessage(chat, "a\u0000b", null));
        assertRefused(ErrorType.INVALID, () -> new NewMessage(chat, "\ud800", null));
        assertRefused(ErrorType.INVALID, () -> new NewMessage(chat, null, null));
        assertRefused(ErrorType.INVALID, () -> new NewMessage(chat, "Hello", UUID.randomUUID()));
        assertRefused(
                ErrorType.INVALID,
                () -> messages.append(caller, SharedOrder.of(new NewMessage(chat, null, UUID.randomUUID()))));
        assertRefused(
                ErrorType.NOT_FOUND,
                () -> messages.append(
                        caller, SharedOrder.of(new NewMessage(new ChatKey(application.id(), 99), "Hello", null))));
        assertThat(messages.append(caller, SharedOrder.of(new NewMessage(chat, "Hello", null)))
                        .message()
                        .number())
                .isOne();
    }

    @Test
    void anotherCallersChatsAreNotThere() {
        ChatKey chat = chat();
        messages.append(caller, SharedOrder.of(new NewMessage(chat, "Hello", null)));
        Caller other = new Caller(UUID.randomUUID(), Caller.Kind.APPLICATION);
        assertRefused(ErrorType.NOT_FOUND, () -> chats.get(other, chat));
        assertRefused(ErrorType.NOT_FOUND, () -> chats.list(other, application.id(), Long.MAX_VALUE, 10));
        assertRefused(
                ErrorType.NOT_FOUND, () -> chats.create(other, SharedOrder.of(new NewChat(application.id(), "Mine"))));
        assertRefused(ErrorType.NOT_FOUND, () -> chats.rename(other, chat, new NewChat(application.id(), "Mine")));
        assertRefused(
                ErrorType.NOT_FOUND, () -> messages.append(other, SharedOrder.of(new NewMessage(chat, "Hello", null))));
        assertRefused(ErrorType.NOT_FOUND, () -> messages.get(other, chat, 1));
        assertRefused(ErrorType.NOT_FOUND, () -> messages.list(other, chat, 0, 10));
        assertRefused(ErrorType.NOT_FOUND, () -> messages.edit(other, chat, 1, "Mine"));
        assertThat(messages.get(Caller.administrator(), chat, 1).message().body())
                .isEqualTo("Hello");
    }

    @Test
    void listsChatsNewestAndMessagesOldestFirst() {
        ChatKey first = chat();
        ChatKey second = chat();
        assertThat(chats.list(caller, application.id(), Long.MAX_VALUE, 1))
                .extracting(Chat::key)
                .containsExactly(second, first);
        assertThat(chats.list(caller, application.id(), second.number(), 10))
                .extracting(Chat::key)
                .containsExactly(first);
        for (String body : List.of("one", "two", "three")) {
            messages.append(caller, SharedOrder.of(new NewMessage(first, body, null)));
        }
        assertThat(messages.list(caller, first, 1, 10))
                .extracting(view -> view.message().body())
                .containsExactly("two", "three");
    }

    @Test
    void renamesAndEdits() {
        ChatKey chat = chat();
        assertThat(chats.rename(caller, chat, new NewChat(application.id(), " Plans "))
                        .title())
                .isEqualTo("Plans");
        messages.append(caller, SharedOrder.of(new NewMessage(chat, "Helo", null)));
        messages.edit(caller, chat, 1, "Hello");
        assertThat(messages.get(caller, chat, 1).message().body()).isEqualTo("Hello");
        assertThat(chats.get(caller, chat).messagesCount()).isOne();
    }

    private ChatKey chat() {
        return chats.create(caller, SharedOrder.of(new NewChat(application.id(), null)))
                .key();
    }

    private List<Long> numbers(java.util.function.ToLongFunction<Beans> creation) throws Exception {
        AtomicInteger left = new AtomicInteger(CREATED);
        List<Long> all = new ArrayList<>();
        Together.run(CONNECTIONS, () -> {
                    List<Long> mine = new ArrayList<>();
                    for (int turn = left.getAndDecrement(); turn > 0; turn = left.getAndDecrement()) {
                        mine.add(creation.applyAsLong(nodes.get(turn % nodes.size())));
                    }
                    return mine;
                })
                .forEach(all::addAll);
        return all;
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static void assertRefused(ErrorType type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(type));
    }
}
