package app.recordings.privacy;

import app.recordings.chat.Chat;
import app.recordings.chat.Message;
import app.recordings.chat.MessageView;
import app.recordings.recording.Recording;
import app.recordings.recording.RecordingView;
import app.recordings.recording.Transcript;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.OutputStream;
import java.util.Map;

/** What an export says, in the words of the contract. */
final class ExportJson implements AutoCloseable {
    private static final JsonGeneratorFactory GENERATORS =
            JsonProvider.provider().createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    private final JsonGenerator json;

    /** @param out left open */
    ExportJson(OutputStream out) {
        json = GENERATORS.createGenerator(new KeptOpen(out));
    }

    void recording(RecordingView view) {
        Recording recording = view.recording();
        json.writeStartObject();
        text("id", recording.id());
        text("status", view.job().status().code());
        text("email", recording.email());
        text("language", recording.language());
        text("contentType", recording.contentType());
        json.write("sizeBytes", recording.sizeBytes());
        text("sha256", recording.sha256());
        number("durationMs", recording.durationMs());
        text("text", view.text());
        text("correctedText", view.correctedText());
        text("createdAt", recording.createdAt());
        json.writeEnd();
    }

    void transcript(Transcript transcript) {
        json.writeStartObject();
        text("text", transcript.text());
        text("correctedText", transcript.correctedText());
        json.writeStartArray("words");
        transcript.words().forEach(word -> json.writeStartObject()
                .write("text", word.text())
                .write("startMs", word.startMs())
                .write("endMs", word.endMs())
                .write("confidence", word.confidence())
                .writeEnd());
        json.writeEnd().writeStartArray("corrections");
        transcript.corrections().forEach(correction -> {
            json.writeStartObject().write("offset", correction.offset()).write("length", correction.length());
            text("original", correction.original());
            text("replacement", correction.replacement());
            text("rule", correction.rule());
            text("message", correction.message());
            json.writeEnd();
        });
        json.writeEnd().writeEnd();
    }

    void beginChat(Chat chat) {
        json.writeStartObject().write("number", chat.number());
        text("title", chat.title());
        text("createdAt", chat.createdAt());
        json.writeStartArray("messages");
    }

    void message(MessageView view) {
        Message message = view.message();
        json.writeStartObject().write("number", message.number());
        text("body", message.body());
        text("correctedText", view.correctedText());
        text("recordingId", message.recordingId());
        json.write("edited", message.isEdited()).write("deleted", message.isDeleted());
        text("createdAt", message.createdAt());
        json.writeEnd();
    }

    void endChat() {
        json.writeEnd().writeEnd();
    }

    private void text(String name, Object value) {
        if (value == null) {
            json.writeNull(name);
        } else {
            json.write(name, value.toString());
        }
    }

    private void number(String name, Long value) {
        if (value == null) {
            json.writeNull(name);
        } else {
            json.write(name, value);
        }
    }

    @Override
    public void close() {
        json.close();
    }
}
