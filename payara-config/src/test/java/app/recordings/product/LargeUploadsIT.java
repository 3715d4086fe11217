package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Uploads at the limit of 25 MiB and above it. */
class LargeUploadsIT {
    private static final String RECORDINGS = "/api/v1/recordings";
    private static final int LIMIT = 25 * 1024 * 1024;

    private final Client client = Client.application();

    @Test
    void takesWhatIsExactlyAsLargeAsAllowed() {
        var id = client.accepted(ofSize(LIMIT));
        assertThat(client.recording(id).path("sizeBytes").asInt()).isEqualTo(LIMIT);
        client.call("DELETE", Client.path(id)).is(204);
    }

    @Test
    void refusesALargerOneThatSaysSo() {
        client.upload(ofSize(LIMIT + 1)).isProblem(413, "payload-too-large");
        client.upload(ofSize(2 * LIMIT)).isProblem(413, "payload-too-large");
    }

    @Test
    void refusesALargerOneThatDoesNotSaySo() {
        refusesUnannounced("audio/wav", ofSize(2 * LIMIT).bytes());
    }

    @Test
    void refusesALargerPartOfAForm() {
        var form = new Form().file("audio", ofSize(LIMIT + 1_000)).bytes();
        client.post(RECORDINGS, Form.TYPE, form).isProblem(413, "payload-too-large");
        refusesUnannounced(
                Form.TYPE, new Form().file("audio", ofSize(2 * LIMIT)).bytes());
    }

    private void refusesUnannounced(String contentType, byte[] body) {
        client.send(client.request(RECORDINGS)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofInputStream(() -> stream(body))))
                .isProblem(413, "payload-too-large");
        assertThat(client.get(RECORDINGS).is(200).json().path("data")).isEmpty();
    }

    private static InputStream stream(byte[] body) {
        return new SequenceInputStream(new ByteArrayInputStream(body), InputStream.nullInputStream());
    }

    private static Sound ofSize(int bytes) {
        var head = Sound.silence(100);
        return new Sound(head.contentType(), Arrays.copyOf(head.bytes(), bytes));
    }
}
