package app.recordings.launcher.assembly;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Spends no time on what is compressed already: that is stored, in members of its own (RFC 1952, 2.2). */
final class SparingGzip extends OutputStream {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final String COMPRESSED = ".*\\.(jar|war|ear|rar|gz|png)";

    private final OutputStream out;
    private int level = Deflater.BEST_SPEED;
    private GZIPOutputStream member;

    SparingGzip(OutputStream out) throws IOException {
        this.out = out;
        this.member = new Member(out, level);
    }

    /** @param name of the file that follows */
    void begin(String name) throws IOException {
        int wanted = name.matches(COMPRESSED) ? Deflater.NO_COMPRESSION : Deflater.BEST_SPEED;
        if (wanted != level) {
            member.finish();
            level = wanted;
            member = new Member(out, level);
        }
    }

    @Override
    public void write(int octet) throws IOException {
        member.write(octet);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        member.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        member.close();
    }

    private static final class Member extends GZIPOutputStream {
        Member(OutputStream out, int level) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(level);
        }
    }
}
