package app.recordings.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.application.ApplicationService;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.idempotency.SharedOrder;
import app.recordings.job.JobStatus;
import app.recordings.recording.Languages;
import app.recordings.recording.NewRecording;
import app.recordings.recording.RecordingDeleted;
import app.recordings.recording.RecordingService;
import app.recordings.recording.TranscriptServed;
import app.recordings.security.Caller;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that carry a recording. */
class VoiceMessageJpaIT {
    private static final byte[] FLAC = "fLaC and some music".getBytes(StandardCharsets.US_ASCII);

    private final Beans beans = new Beans()
            .configure("recordings.registration", "open")
            .put(Languages.class, () -> Set.of("en"))
            .handlers(List.of())
            .use(ObjectStorage.class, "app.recordings.storage.database.DatabaseObjectStorage");
    private final MessageService messages = beans.get(MessageService.class);
    private Caller caller;
    private ChatKey chat;
    private UUID recording;

    VoiceMessageJpaIT() throws ClassNotFoundException {}

    @BeforeEach
    void recordingAndChat() throws Exception {
        UUID owner = beans.get(ApplicationService.class)
                .create("Notes", Optional.empty())
                .application()
                .id();
        caller = new Caller(owner, Caller.Kind.APPLICATION);
        chat = beans.get(ChatService.class)
                .create(caller, SharedOrder.of(new NewChat(owner, null)))
                .key();
        try (Spool audio = Spool.of(new ByteArrayInputStream(FLAC), FLAC.length)) {
            recording = beans.get(RecordingService.class)
                    .submit(spoken(audio))
                    .recording()
                    .id();
        }
    }

    @Test
    void isMadeTogetherWithItsRecording() throws Exception {
        try (Spool audio = Spool.of(new ByteArrayInputStream(FLAC), FLAC.length)) {
            UUID made = messages.speak(caller, chat, spoken(audio)).message().recordingId();
            assertThat(messages.get(caller, chat, 1).message().recordingId()).isEqualTo(made);
            assertThat(beans.get(RecordingService.class)
                            .get(caller.ownerId(), made)
                            .job()
                            .status())
                    .isEqualTo(JobStatus.QUEUED);
        }
    }

    @Test
    void isNotMadeWhenItsChatIsNotThereAndNeitherIsTheRecording() throws Exception {
        try (Spool audio = Spool.of(new ByteArrayInputStream(FLAC), FLAC.length)) {
            assertThatThrownBy(() -> messages.speak(caller, new ChatKey(caller.ownerId(), 2), spoken(audio)))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("chat");
        }
        assertThat(Sql.column("select id from recording where owner_id = ?", caller.ownerId()))
                .containsExactly(recording.toString());
    }

    private NewRecording spoken(Spool audio) {
        return new NewRecording(caller.ownerId(), null, "en", "audio/flac", audio);
    }

    @Test
    void saysWhatWasUnderstoodOnceItIs() {
        assertThat(append().message().body()).isNull();
        messages.say(new TranscriptServed(recording, "hello there"));
        assertThat(body()).isEqualTo("hello there");
        messages.say(new TranscriptServed(recording, "hello bear"));
        assertThat(body()).isEqualTo("hello bear");
    }

    @Test
    void saysAtOnceWhatWasUnderstoodBefore() throws Exception {
        complete("hello there");
        assertThat(append().message().body()).isEqualTo("hello there");
        assertThat(messages.get(caller, chat, 1).correctedText()).isEqualTo("Hello there.");
    }

    @Test
    void keepsWhatSomebodyWrote() {
        append();
        messages.edit(caller, chat, 1, "Hello Claire");
        messages.say(new TranscriptServed(recording, "hello there"));
        assertThat(body()).isEqualTo("Hello Claire");
    }

    @Test
    void keepsOnlyItsNumberWhenTheRecordingIsDeleted() {
        append();
        messages.empty(new RecordingDeleted(recording));
        beans.get(RecordingService.class).delete(caller.ownerId(), recording);
        Message left = messages.get(caller, chat, 1).message();
        assertThat(left.isDeleted()).isTrue();
        assertThat(left.recordingId()).isNull();
        assertThat(left.body()).isNull();
    }

    @Test
    void deletingARecordingTellsItsMessages() {
        beans.get(RecordingService.class).delete(caller.ownerId(), recording);
        assertThat(beans.fired()).contains(new RecordingDeleted(recording));
    }

    private MessageView append() {
        return messages.append(caller, SharedOrder.of(new NewMessage(chat, null, recording)));
    }

    private String body() {
        return messages.get(caller, chat, 1).message().body();
    }

    /** As a worker's three stages leave it. */
    private void complete(String text) throws Exception {
        UUID job = UUID.fromString(Sql.column("select job_id from recording where id = ?", recording)
                .get(0));
        Sql.update("""
                insert into transcript (id, owner_id, recording_id, text, words, recognizer, corrected_text, created_at)
                values (?, ?, ?, ?, '[]', 'test', 'Hello there.', now())
                """, job, caller.ownerId(), recording, text);
        Sql.update("update job set status = 'completed' where id = ?", job);
        Sql.update("update recording set transcript_id = ? where id = ?", job, recording);
    }
}
