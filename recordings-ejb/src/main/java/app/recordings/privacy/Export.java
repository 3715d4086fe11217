package app.recordings.privacy;

import app.recordings.chat.Chat;
import app.recordings.chat.ChatService;
import app.recordings.chat.MessageService;
import app.recordings.chat.MessageView;
import app.recordings.error.ProblemException;
import app.recordings.paging.Page;
import app.recordings.paging.PageRequest;
import app.recordings.paging.Position;
import app.recordings.person.PersonService;
import app.recordings.recording.Recording;
import app.recordings.recording.RecordingFilter;
import app.recordings.recording.RecordingService;
import app.recordings.recording.RecordingView;
import app.recordings.recording.Transcript;
import app.recordings.security.Caller;
import app.recordings.storage.ObjectStorage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Hands over what is kept of somebody, as a ZIP archive that is made while it is read: a folder for each recording, a file
 * for each chat. No transaction is open meanwhile; what comes or goes in the meantime may be in it or not.
 */
@ApplicationScoped
public class Export {
    private static final int ROWS = 100;
    private static final int AT_ONCE = 4;
    private static final Duration LATER = Duration.ofSeconds(30);
    private static final RecordingFilter ALL = new RecordingFilter(null, null);

    @Inject
    RecordingService recordings;

    @Inject
    ChatService chats;

    @Inject
    MessageService messages;

    @Inject
    PersonService people;

    @Inject
    ObjectStorage storage;

    private final Semaphore room = new Semaphore(AT_ONCE);

    /** Something that writes an archive. */
    public interface Archive {
        /** Ends with the archive, or with the reader's patience; whatever it throws, what was written is no whole archive. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** All that a caller has. */
    public Archive own(Caller caller) {
        return out -> write(out, archive -> {
            recordings(archive, page -> recordings.list(caller.ownerId(), ALL, page));
            if (caller.kind() == Caller.Kind.APPLICATION) {
                chats(archive, caller);
            }
        });
    }

    /** The recordings of all callers that were sent with an email address, and all of whoever signed in with it. */
    public Archive ofAddress(EmailAddress address) {
        UUID person = people.find(address.text()).orElse(null);
        return out -> write(
                out, archive -> recordings(archive, page -> recordings.listOfAddress(address.text(), person, page)));
    }

    private interface Content {
        void into(ExportArchive archive) throws IOException;
    }

    /** Fails while this node is making as many as it may at a time. */
    public void requireRoom() {
        if (room.availablePermits() == 0) {
            throw full();
        }
    }

    private void write(OutputStream out, Content content) throws IOException {
        if (!room.tryAcquire()) {
            throw full();
        }
        try {
            ExportArchive archive = new ExportArchive(out);
            content.into(archive);
            archive.end();
        } finally {
            room.release();
        }
    }

    private static ProblemException full() {
        return ProblemException.overloaded("Other exports are being made. Please try again in a while.", LATER);
    }

    private void recordings(ExportArchive archive, Function<PageRequest, Page<RecordingView>> pages)
            throws IOException {
        Position after = null;
        do {
            Page<RecordingView> page = pages.apply(new PageRequest(after, ROWS));
            for (RecordingView view : page.rows()) {
                recording(archive, view);
            }
            after = page.next();
        } while (after != null);
    }

    private void recording(ExportArchive archive, RecordingView view) throws IOException {
        Recording recording = view.recording();
        String folder = "recordings/" + recording.id() + "/";
        archive.json(folder + "recording.json", json -> json.recording(view));
        audio(archive, folder + "audio" + FileNames.ending(recording.contentType()), recording.id());
        Transcript transcript = recordings.ifUnderstood(recording).orElse(null);
        if (transcript != null) {
            archive.json(folder + "transcript.json", json -> json.transcript(transcript));
            if (transcript.speechId() != null) {
                audio(archive, folder + "corrected-audio.webm", transcript.speechId());
            }
        }
    }

    private void audio(ExportArchive archive, String name, UUID object) throws IOException {
        try (InputStream content = storage.read(object, 0)) {
            archive.audio(name, content);
        }
    }

    private void chats(ExportArchive archive, Caller caller) throws IOException {
        long before = Long.MAX_VALUE;
        List<Chat> rows;
        do {
            rows = chats.list(caller, caller.ownerId(), before, ROWS - 1);
            for (Chat chat : rows) {
                archive.json("chats/" + chat.number() + ".json", json -> chat(json, caller, chat));
                before = chat.number();
            }
        } while (rows.size() == ROWS);
    }

    private void chat(ExportJson json, Caller caller, Chat chat) {
        json.beginChat(chat);
        long after = 0;
        List<MessageView> rows;
        do {
            rows = messages.list(caller, chat.key(), after, ROWS - 1);
            for (MessageView message : rows) {
                json.message(message);
                after = message.message().number();
            }
        } while (rows.size() == ROWS);
        json.endChat();
    }
}
