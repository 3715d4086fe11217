package app.recordings.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.chat.ChatService;
import app.recordings.chat.MessageService;
import app.recordings.chat.NewChat;
import app.recordings.chat.NewMessage;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Transactions;
import app.recordings.idempotency.SharedOrder;
import app.recordings.security.Caller;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What is kept of somebody, as an archive, from a real database. */
class ExportJpaIT {
    private static final String SAFE = "recordings/[0-9a-f-]{36}/(recording[.]json|transcript[.]json|audio[.]flac"
            + "|corrected-audio[.]webm)|chats/[0-9]+[.]json";

    private final Beans beans = beans();

    private final StoredRecordings stored = new StoredRecordings(beans);
    private final UUID owner = stored.application();
    private final Caller caller = new Caller(owner, Caller.Kind.APPLICATION);

    ExportJpaIT() throws Exception {}

    private static Beans beans() throws ClassNotFoundException {
        Beans beans = StoredRecordings.beans();
        return beans.put(ObjectStorage.class, new OnOneConnection(beans.get(ObjectStorage.class)));
    }

    /** As the container's pool would have it, reads outside of transactions leave no connection open. */
    private record OnOneConnection(ObjectStorage database) implements ObjectStorage {
        @Override
        public boolean isTransactional() {
            return true;
        }

        @Override
        public void put(UUID objectId, UUID ownerId, Spool content) {
            database.put(objectId, ownerId, content);
        }

        @Override
        public InputStream read(UUID objectId, long offset) {
            try {
                return new ByteArrayInputStream(
                        Transactions.in(() -> database.read(objectId, offset).readAllBytes()));
            } catch (Exception gone) {
                return new Gone();
            }
        }

        @Override
        public void delete(UUID objectId) {
            database.delete(objectId);
        }
    }

    /** Of what was deleted meanwhile. */
    private static final class Gone extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("The object is gone");
        }
    }

    private static Map<String, String> read(Export.Archive archive) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        archive.writeTo(out);
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    private Map<String, String> own() throws IOException {
        return read(beans.get(Export.class).own(caller));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    @Test
    void holdsEachRecordingWithAllThatCameOfIt() throws Exception {
        UUID understood = stored.recorded(owner, "ada@people.example");
        understand(understood);
        UUID waiting = stored.recorded(owner, null);
        stored.recorded(stored.application(), "ada@people.example");
        Map<String, String> files = own();
        String folder = "recordings/" + understood + "/";
        assertThat(files)
                .containsOnlyKeys(
                        folder + "audio.flac",
                        folder + "recording.json",
                        folder + "transcript.json",
                        "recordings/" + waiting + "/audio.flac",
                        "recordings/" + waiting + "/recording.json");
        assertThat(files.get(folder + "audio.flac")).isEqualTo("fLaC and some music");
        JsonObject recording = json(files.get(folder + "recording.json"));
        assertThat(recording.getString("email")).isEqualTo("ada@people.example");
        assertThat(recording.getString("correctedText")).isEqualTo("Hello there.");
        assertThat(json(files.get(folder + "transcript.json")).getJsonArray("words"))
                .hasSize(1);
    }

    @Test
    void holdsEverythingHoweverMuchThereIs() throws Exception {
        for (int i = 0; i < 103; i++) {
            stored.recorded(owner, null);
        }
        for (int i = 0; i < 101; i++) {
            beans.get(ChatService.class).create(caller, SharedOrder.of(new NewChat(owner, "../../etc/" + i)));
        }
        var chat = beans.get(ChatService.class).get(caller, new app.recordings.chat.ChatKey(owner, 7));
        for (int i = 0; i < 101; i++) {
            beans.get(MessageService.class)
                    .append(caller, SharedOrder.of(new NewMessage(chat.key(), "message " + i, null)));
        }
        Map<String, String> files = own();
        assertThat(files).hasSize(103 * 2 + 101);
        assertThat(files.keySet()).allMatch(name -> name.matches(SAFE));
        var messages = json(files.get("chats/7.json")).getJsonArray("messages");
        assertThat(messages).hasSize(101);
        assertThat(messages.getJsonObject(100).getString("body")).isEqualTo("message 100");
        assertThat(json(files.get("chats/7.json")).getString("title")).isEqualTo("../../etc/6");
    }

    @Test
    void tellsWhatWasDeletedWhileItWasRead() throws Exception {
        UUID recording = stored.recorded(owner, null);
        Sql.update("delete from stored_chunk where object_id = ?", recording);
        assertThat(own().get("incomplete.txt")).isEqualTo("recordings/" + recording + "/audio.flac");
    }

    @Test
    void whatEndsBeforeItsEndIsNoArchive() throws Exception {
        stored.recorded(owner, null);
        UUID broken = stored.recorded(owner, null);
        understand(broken);
        Sql.update("update transcript set words = '[{}]' where recording_id = ?", broken);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> beans.get(Export.class).own(caller).writeTo(out))
                .isInstanceOf(RuntimeException.class);
        assertThat(out.size()).isPositive();
        assertThat(out.toString(ISO_8859_1)).as("has no directory").doesNotContain("PK\5\6");
        beans.get(Export.class).requireRoom();
    }

    @Test
    void holdsWhatThePersonOfAnAddressRecordedWithoutGivingIt() throws Exception {
        String address = UUID.randomUUID() + "@people.example";
        UUID person = UUID.randomUUID();
        Sql.update("insert into person values (?, ?, now())", person, address);
        UUID one = stored.recorded(person, null);
        assertThat(read(beans.get(Export.class)
                        .ofAddress(new EmailAddress(address.toUpperCase(java.util.Locale.ROOT)))))
                .containsOnlyKeys("recordings/" + one + "/audio.flac", "recordings/" + one + "/recording.json");
    }

    @Test
    void holdsWhatAllCallersHaveOfAnAddress() throws Exception {
        String address = UUID.randomUUID() + "@people.example";
        UUID one = stored.recorded(owner, address);
        UUID other = stored.recorded(UUID.randomUUID(), address.toUpperCase(java.util.Locale.ROOT));
        stored.recorded(owner, "b" + address);
        assertThat(read(beans.get(Export.class).ofAddress(new EmailAddress(address))))
                .containsOnlyKeys(
                        "recordings/" + one + "/audio.flac",
                        "recordings/" + one + "/recording.json",
                        "recordings/" + other + "/audio.flac",
                        "recordings/" + other + "/recording.json");
    }

    /** As a worker's stages leave it. */
    private void understand(UUID recording) throws Exception {
        UUID job = UUID.fromString(Sql.column("select job_id from recording where id = ?", recording)
                .get(0));
        Sql.update("""
                insert into transcript (id, owner_id, recording_id, text, words, recognizer, corrected_text, created_at)
                values (?, ?, ?, 'hello', '[{"text": "hello", "startMs": 0, "endMs": 9, "confidence": 1}]', 'test',
                    'Hello there.', now())
                """, job, owner, recording);
        Sql.update("update recording set transcript_id = ? where id = ?", job, recording);
    }
}
