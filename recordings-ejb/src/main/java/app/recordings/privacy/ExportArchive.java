package app.recordings.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP archive on its way to whoever reads it; of what it holds nothing stays in memory but the names. */
final class ExportArchive {
    private static final int PIECE = 64 * 1024;

    private final ZipOutputStream zip;
    private final List<String> incomplete = new ArrayList<>();

    ExportArchive(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    void json(String name, Consumer<ExportJson> content) throws IOException {
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(new ZipEntry(name));
        try (ExportJson json = new ExportJson(zip)) {
            content.accept(json);
        }
        zip.closeEntry();
    }

    /** Compressed already. One that is deleted while it is read is named in the file {@code incomplete.txt}. */
    void audio(String name, InputStream audio) throws IOException {
        zip.setLevel(Deflater.NO_COMPRESSION);
        zip.putNextEntry(new ZipEntry(name));
        byte[] piece = new byte[PIECE];
        for (int count = read(name, audio, piece); count >= 0; count = read(name, audio, piece)) {
            zip.write(piece, 0, count);
        }
        zip.closeEntry();
    }

    private int read(String name, InputStream audio, byte[] piece) {
        try {
            return audio.read(piece);
        } catch (IOException e) {
            incomplete.add(name);
            return -1;
        }
    }

    /** Until then nobody takes it for an archive. */
    void end() throws IOException {
        if (!incomplete.isEmpty()) {
            zip.putNextEntry(new ZipEntry("incomplete.txt"));
            zip.write(String.join("\n", incomplete).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        zip.finish();
    }
}
