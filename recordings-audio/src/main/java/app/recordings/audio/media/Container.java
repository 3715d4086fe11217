package app.recordings.audio.media;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The file formats read, told apart by their first bytes; what a client declares is not trusted. */
public enum Container {
    WEBM("matroska"),
    OGG("ogg"),
    MP4("mov"),
    WAV("wav"),
    FLAC("flac"),
    MP3("mp3"),
    AAC("aac");

    /** How many first bytes {@link #of} looks at. */
    public static final int HEAD_BYTES = 12;

    private final String demuxer;

    Container(String demuxer) {
        this.demuxer = demuxer;
    }

    /** The name of ffmpeg's demuxer. */
    String demuxer() {
        return demuxer;
    }

    /** @param head the file's first bytes, fewer than {@link #HEAD_BYTES} only if the file is shorter */
    public static Optional<Container> of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u001A\u0045\u00DF\u00A3")) {
            return Optional.of(WEBM);
        } else if (text.startsWith("OggS")) {
            return Optional.of(OGG);
        } else if (text.startsWith("fLaC")) {
            return Optional.of(FLAC);
        } else if (text.startsWith("ID3")) {
            return Optional.of(MP3);
        } else if (text.startsWith("WAVE", 8) && (text.startsWith("RIFF") || text.startsWith("RF64"))) {
            return Optional.of(WAV);
        } else if (text.startsWith("ftyp", 4) || text.startsWith("moov", 4) || text.startsWith("mdat", 4)) {
            return Optional.of(MP4);
        }
        return mpegFrame(head);
    }

    /** ISO/IEC 11172-3 frame header: 11 set bits, then version and layer; layer 0 is AAC's ADTS header. */
    private static Optional<Container> mpegFrame(byte[] head) {
        if (head.length < 4 || (head[0] & 0xFF) != 0xFF || (head[1] & 0xE0) != 0xE0) {
            return Optional.empty();
        } else if ((head[1] & 0xF6) == 0xF0) {
            return Optional.of(AAC);
        }
        boolean layerAndRate = (head[1] & 0x06) != 0 && (head[2] & 0xF0) != 0xF0 && (head[2] & 0x0C) != 0x0C;
        return layerAndRate ? Optional.of(MP3) : Optional.empty();
    }
}
