package app.recordings.recording.upload;

import java.io.InputStream;
import org.apache.commons.fileupload2.core.RequestContext;

/** A body as the multipart parser wants to see it. */
record MultipartBody(UploadReader.Body body) implements RequestContext {
    @Override
    public String getCharacterEncoding() {
        return "UTF-8";
    }

    @Override
    public long getContentLength() {
        return body.length();
    }

    @Override
    public String getContentType() {
        return body.contentType();
    }

    @Override
    public InputStream getInputStream() {
        return body.content();
    }

    @Override
    public boolean isMultipartRelated() {
        return false;
    }
}
