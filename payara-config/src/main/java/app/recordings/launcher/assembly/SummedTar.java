package app.recordings.launcher.assembly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A tar of files of root's below one folder, all of one time, which ends in what {@code sha256sum -c} checks them by. */
final class SummedTar implements AutoCloseable {
    private static final int PROGRAM = 0100755;
    private static final int PLAIN = 0100644;
    private static final String SUMS = "SHA256SUMS";

    private final SparingGzip gzip;
    private final TarArchiveOutputStream tar;
    private final String folder;
    private final FileTime time;
    private final StringBuilder sums = new StringBuilder();

    SummedTar(SparingGzip gzip, String folder, Instant time) {
        this.gzip = gzip;
        this.tar = new TarArchiveOutputStream(gzip, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        this.folder = folder;
        this.time = FileTime.from(time);
    }

    void add(String name, Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            var link = new TarArchiveEntry(folder + "/" + name, TarConstants.LF_SYMLINK);
            link.setLinkName(Files.readSymbolicLink(path).toString());
            open(link);
            tar.closeArchiveEntry();
            return;
        }
        var entry = new TarArchiveEntry(folder + "/" + name);
        entry.setSize(Files.size(path));
        entry.setMode(
                Files.getPosixFilePermissions(path).contains(PosixFilePermission.OWNER_EXECUTE) ? PROGRAM : PLAIN);
        gzip.begin(name);
        open(entry);
        var digest = sha256();
        Files.copy(path, new DigestOutputStream(tar, digest));
        tar.closeArchiveEntry();
        sums.append(HexFormat.of().formatHex(digest.digest()))
                .append("  ")
                .append(name)
                .append('\n');
    }

    void addSums() throws IOException {
        var content = sums.toString().getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(folder + "/" + SUMS);
        entry.setSize(content.length);
        open(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private void open(TarArchiveEntry entry) throws IOException {
        entry.setLastModifiedTime(time);
        entry.setIds(0, 0);
        entry.setNames("root", "root");
        tar.putArchiveEntry(entry);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
