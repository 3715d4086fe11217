package app.recordings.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.application.ApplicationService;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.idempotency.Fingerprint;
import app.recordings.idempotency.IdempotentCall;
import app.recordings.idempotency.IdempotentCalls;
import app.recordings.idempotency.SharedCreation;
import app.recordings.idempotency.SharedOrder;
import app.recordings.security.Caller;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Chats and messages that are sent again because nobody knows whether they arrived. */
class KeyedChatJpaIT {
    private static final int CONNECTIONS = 16;

    private final Beans beans = beans();
    private final ChatService chats = beans.get(ChatService.class);
    private final MessageService messages = beans.get(MessageService.class);
    private final IdempotentCalls calls = beans.get(IdempotentCalls.class);
    private final UUID owner = beans.get(ApplicationService.class)
            .create("Notes", Optional.empty())
            .application()
            .id();
    private final Caller caller = new Caller(owner, Caller.Kind.APPLICATION);

    private static Beans beans() {
        try {
            return new Beans()
                    .configure("recordings.registration", "open")
                    .put(app.recordings.recording.Languages.class, () -> Set.of("en"))
                    .handlers(List.of())
                    .use(
                            app.recordings.storage.ObjectStorage.class,
                            "app.recordings.storage.database.DatabaseObjectStorage");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private long chat(String key) {
        NewChat order = new NewChat(owner, "Plans");
        try (IdempotentCall call = calls.begin(owner, key)) {
            return call.onceShared(
                            new Fingerprint("POST", "/chats").field("title", order.title()),
                            new SharedCreation<>(
                                    remember -> chats.create(caller, new SharedOrder<>(order, remember)),
                                    id -> chats.get(caller, id)))
                    .number();
        }
    }

    private MessageView message(ChatKey chat, String key, String body) {
        NewMessage order = new NewMessage(chat, body, null);
        try (IdempotentCall call = calls.begin(owner, key)) {
            return call.onceShared(
                    new Fingerprint("POST", "/messages").field("body", body),
                    new SharedCreation<>(
                            remember -> messages.append(caller, new SharedOrder<>(order, remember)),
                            number -> messages.get(caller, chat, number)));
        }
    }

    /** Half of those who come together share a key, half have none. */
    @Test
    void manyWithOneKeyMakeOneAmongThoseOfOthers() throws Exception {
        AtomicInteger turn = new AtomicInteger();
        AtomicInteger late = new AtomicInteger();
        Together.run(CONNECTIONS, () -> {
            if (turn.getAndIncrement() % 2 == 0) {
                return chat(null);
            }
            try {
                return chat("k");
            } catch (ProblemException inFlight) {
                assertThat(inFlight.type()).isEqualTo(ErrorType.REQUEST_IN_FLIGHT);
                return (long) late.incrementAndGet();
            }
        });
        assertThat(late.get()).isLessThan(CONNECTIONS / 2);
        List<Chat> made = chats.list(caller, owner, Long.MAX_VALUE, 100);
        assertThat(made).hasSize(CONNECTIONS / 2 + 1);
        assertThat(chat("k")).isBetween(1L, (long) CONNECTIONS / 2 + 1);
        assertThat(chats.list(caller, owner, Long.MAX_VALUE, 100)).hasSameSizeAs(made);
    }

    @Test
    void aMessageSentAgainIsTheSame() {
        ChatKey chat = new ChatKey(owner, chat(null));
        message(chat, null, "Before");
        long first = message(chat, "k", "Hello").message().number();
        message(chat, null, "Hello");
        assertThat(message(chat, "k", "Hello").message().number()).isEqualTo(first);
        assertThat(refused(() -> message(chat, "k", "Good-bye"))).isEqualTo(ErrorType.IDEMPOTENCY_KEY_REUSED);
        assertThat(chats.get(caller, chat).messagesCount()).isEqualTo(3);
    }

    /** A request that took so long that its key was given to another; those whose transaction it shares go on. */
    @Test
    void whoLostItsKeyMakesNothingAndHarmsNobody() throws Exception {
        ChatKey chat = new ChatKey(owner, chat(null));
        AtomicInteger turn = new AtomicInteger();
        List<Object> outcomes = Together.run(CONNECTIONS, () -> {
            int mine = turn.getAndIncrement();
            return mine == 0 ? refused(() -> overtaken(chat)) : message(chat, null, "Hello");
        });
        assertThat(outcomes).containsOnlyOnce(ErrorType.CONFLICT);
        assertThat(messages.list(caller, chat, 0, 100))
                .extracting(view -> view.message().body())
                .hasSize(CONNECTIONS - 1)
                .containsOnly("Hello");
    }

    private Object overtaken(ChatKey chat) {
        try (IdempotentCall late = calls.begin(owner, "k")) {
            Sql.update("delete from idempotency_key where owner_id = ?", owner);
            return late.onceShared(
                    new Fingerprint("POST", "/messages"),
                    new SharedCreation<>(
                            remember -> messages.append(
                                    caller, new SharedOrder<>(new NewMessage(chat, "Late", null), remember)),
                            number -> messages.get(caller, chat, number)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object refused(java.util.function.Supplier<Object> call) {
        try {
            return call.get();
        } catch (ProblemException e) {
            return e.type();
        }
    }
}
