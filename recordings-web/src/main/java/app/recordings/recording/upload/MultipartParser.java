package app.recordings.recording.upload;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.RequestContext;

/** Takes a form apart as it arrives; keeps nothing itself. */
final class MultipartParser extends AbstractFileUpload<MultipartBody, DiskFileItem, DiskFileItemFactory> {
    private static final int LARGEST_PART_HEADER = 4096;

    MultipartParser() {
        setMaxPartHeaderSize(LARGEST_PART_HEADER);
    }

    @Override
    public FileItemInputIterator getItemIterator(MultipartBody body) throws FileUploadException, IOException {
        return getItemIterator((RequestContext) body);
    }

    @Override
    public Map<String, List<DiskFileItem>> parseParameterMap(MultipartBody body) {
        throw new UnsupportedOperationException("Parts are read one by one");
    }

    @Override
    public List<DiskFileItem> parseRequest(MultipartBody body) {
        throw new UnsupportedOperationException("Parts are read one by one");
    }
}
