package app.recordings.recording.upload;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.recording.AudioFormat;
import app.recordings.security.Sha256;
import app.recordings.storage.Spool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.io.input.BoundedInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads an upload from a request's body, as multipart/form-data or as plain audio, without ever holding it whole in memory. */
@ApplicationScoped
public class UploadReader {
    private static final Set<String> FIELDS = Set.of("email", "language");
    private static final String DELIMITER = "--";
    private static final String LINE_END = "\r\n";
    private static final int MOST_PARTS = 16;
    private static final int LONGEST_FIELD = 1024;
    private static final int FORM_OVERHEAD = 64 * 1024;
    private static final int MEBIBYTE = 1024 * 1024;

    /** In bytes. */
    @Inject
    @ConfigProperty(name = "recordings.upload.limit", defaultValue = "26214400")
    long limit;

    /**
     * A request's body with what its headers say of it.
     *
     * @param contentType null when not sent
     * @param length -1 when not sent
     */
    public record Body(String contentType, long length, InputStream content) {
        /** By what the headers Content-Type and Content-Length say, each null when not sent. */
        public static Body of(String contentType, String length, InputStream content) {
            boolean isKnown = length != null && length.matches("\\d{1,18}");
            return new Body(contentType, isKnown ? Long.parseLong(length) : -1, content);
        }

        boolean isForm() {
            return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
        }
    }

    /** @param query the fields of the request's query */
    public Upload read(Body body, Map<String, String> query) {
        if (body.length() > limit + (body.isForm() ? FORM_OVERHEAD : 0)) {
            throw tooLarge();
        }
        if (!body.isForm() && !AudioFormat.accepts(body.contentType())) {
            throw new ProblemException(
                    ErrorType.UNSUPPORTED_MEDIA_TYPE,
                    "Send multipart/form-data with a part \"audio\", or audio itself as " + AudioFormat.names() + ".");
        }
        try {
            return body.isForm()
                    ? form(body, query)
                    : new Upload(query, List.of(), body.contentType(), Spool.of(body.content(), limit));
        } catch (Spool.TooLargeException e) {
            throw tooLarge();
        } catch (IOException e) {
            throw new ProblemException(ErrorType.MALFORMED_REQUEST, "The body could not be read to its end.");
        }
    }

    private Upload form(Body body, Map<String, String> query) throws IOException {
        Map<String, String> fields = new HashMap<>(query);
        List<Upload.Part> others = new ArrayList<>();
        String audioType = null;
        Spool audio = null;
        try {
            FileItemInputIterator parts = new MultipartParser().getItemIterator(new MultipartBody(bounded(body)));
            for (int count = 1; parts.hasNext(); count++) {
                FileItemInput part = parts.next();
                if (count > MOST_PARTS) {
                    throw malformed("There are more than " + MOST_PARTS + " parts.");
                } else if (FIELDS.contains(part.getFieldName())) {
                    fields.put(part.getFieldName(), text(part));
                } else if (!"audio".equals(part.getFieldName())) {
                    others.add(new Upload.Part(part.getFieldName(), Sha256.hex(part.getInputStream())));
                } else if (audio == null) {
                    audioType = part.getContentType();
                    audio = Spool.of(part.getInputStream(), limit);
                } else {
                    throw malformed("There is more than one part \"audio\".");
                }
            }
            return new Upload(fields, others, audioType, audio);
        } catch (FileUploadException e) {
            close(audio);
            throw malformed("The body is no valid multipart/form-data.");
        } catch (IOException | RuntimeException e) {
            close(audio);
            throw e;
        }
    }

    /** A body that begins with a delimiter, as every client's does, and is no longer than audio and some fields are. */
    private Body bounded(Body body) throws IOException {
        PushbackInputStream content = new PushbackInputStream(body.content(), LINE_END.length());
        byte[] start = content.readNBytes(LINE_END.length());
        content.unread(start);
        if (!List.of(DELIMITER, LINE_END).contains(new String(start, StandardCharsets.ISO_8859_1))) {
            throw malformed("The body does not begin with the boundary that its type names.");
        }
        InputStream bounded = BoundedInputStream.builder()
                .setInputStream(content)
                .setMaxCount(limit + FORM_OVERHEAD + 1)
                .setOnMaxCount((most, count) -> {
                    throw tooLarge();
                })
                .get();
        return new Body(body.contentType(), body.length(), bounded);
    }

    private static void close(Spool audio) throws IOException {
        if (audio != null) {
            audio.close();
        }
    }

    private static String text(FileItemInput part) throws IOException {
        byte[] bytes = part.getInputStream().readNBytes(LONGEST_FIELD + 1);
        if (bytes.length > LONGEST_FIELD) {
            throw malformed("The field \"" + part.getFieldName() + "\" is too long.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private ProblemException tooLarge() {
        return new ProblemException(
                ErrorType.PAYLOAD_TOO_LARGE, "Audio of at most " + limit / MEBIBYTE + " MiB is taken here.");
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ErrorType.MALFORMED_REQUEST, detail);
    }
}
