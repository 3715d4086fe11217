package app.recordings.product;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart/form-data body, part by part (RFC 7578). */
final class Form {
    static final String BOUNDARY = "----a-boundary";
    static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Form field(String name, String value) {
        return part("form-data; name=\"" + name + "\"", null, value.getBytes(StandardCharsets.UTF_8));
    }

    Form file(String name, Sound sound) {
        return part("form-data; name=\"" + name + "\"; filename=\"a.webm\"", sound.contentType(), sound.bytes());
    }

    Form part(String disposition, String contentType, byte[] content) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n");
        write((contentType == null ? "" : "Content-Type: " + contentType + "\r\n") + "\r\n");
        body.writeBytes(content);
        write("\r\n");
        return this;
    }

    /** The body up to here, without its end. */
    byte[] unfinished() {
        return body.toByteArray();
    }

    byte[] bytes() {
        write("--" + BOUNDARY + "--\r\n");
        return body.toByteArray();
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
