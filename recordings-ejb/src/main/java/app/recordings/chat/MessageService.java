package app.recordings.chat;

import app.recordings.database.GroupCommit;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import app.recordings.idempotency.SharedOrder;
import app.recordings.recording.NewRecording;
import app.recordings.recording.RecordingDeleted;
import app.recordings.recording.RecordingService;
import app.recordings.recording.TranscriptServed;
import app.recordings.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What is said in chats. */
@ApplicationScoped
public class MessageService {
    private static final int LARGEST_GROUP = 64;

    @Inject
    ChatService chats;

    @Inject
    NumberingService numbering;

    @Inject
    MessageRepository messages;

    @Inject
    RecordingService recordings;

    private final GroupCommit<SharedOrder<NewMessage>, Message> appends = new GroupCommit<>(
            "messages", LARGEST_GROUP, ProblemException.class::isInstance, orders -> numbering.messages(orders));

    /** Durable, and numbered, when this returns. */
    public MessageView append(Caller caller, SharedOrder<NewMessage> order) {
        NewMessage content = order.content();
        ChatService.requireOwn(caller, content.chat().ownerId());
        if (content.recordingId() == null) {
            return new MessageView(appends.commit(order), null);
        }
        requireRecording(content);
        long number = appends.commit(order).number();
        return get(caller, content.chat(), number);
    }

    /** Stores the recording and the message that carries it, both or neither. */
    @Transactional
    public MessageView speak(Caller caller, ChatKey chat, NewRecording order) {
        ChatService.requireOwn(caller, chat.ownerId());
        UUID recording = recordings.submit(order).recording().id();
        SharedOrder<NewMessage> message = SharedOrder.of(new NewMessage(chat, null, recording));
        return new MessageView(numbering.messages(List.of(message)).get(0), null);
    }

    /** @param made as a key that made it remembers it */
    @Transactional
    public MessageView get(Caller caller, ChatKey chat, UUID made) {
        return get(caller, chat, MessageId.number(made));
    }

    @Transactional
    public MessageView get(Caller caller, ChatKey chat, long number) {
        return messages.view(chats.get(caller, chat), number).orElseThrow(() -> ProblemException.notFound("message"));
    }

    /**
     * Oldest first.
     *
     * @param after a message's number, 0 for the beginning
     * @return one more than the limit if there are more
     */
    @Transactional
    public List<MessageView> list(Caller caller, ChatKey chat, long after, int limit) {
        return messages.list(chats.get(caller, chat), after, limit);
    }

    /** The body says this from now on, whatever a transcript says later. */
    @Transactional
    public MessageView edit(Caller caller, ChatKey chat, long number, String body) {
        MessageView view = get(caller, chat, number);
        if (view.message().isDeleted()) {
            throw new ProblemException(ErrorType.CONFLICT, "The message's recording was deleted.");
        }
        view.message().edit(Texts.body(body == null ? "" : body));
        return view;
    }

    /** Part of the transaction that gives the recording its transcript. */
    @Transactional
    public void say(@Observes TranscriptServed served) {
        messages.say(served.recordingId(), served.text());
    }

    /** Part of the transaction that deletes the recording. */
    @Transactional
    public void empty(@Observes RecordingDeleted deleted) {
        messages.empty(deleted.recordingId());
    }

    private void requireRecording(NewMessage order) {
        try {
            recordings.get(order.chat().ownerId(), order.recordingId());
        } catch (ProblemException notThere) {
            throw ProblemException.invalid(
                    List.of(new Violation("recordingId", "body", "There is no such recording.")));
        }
    }
}
