package app.recordings.recording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The audio formats taken, each known by its first bytes and by the media types that clients name it with. */
public enum AudioFormat {
    WEBM("audio/webm", "video/webm"),
    OGG("audio/ogg", "application/ogg", "audio/opus", "audio/x-opus+ogg", "video/ogg"),
    MP4("audio/mp4", "audio/m4a", "audio/x-m4a", "audio/mp4a-latm", "video/mp4"),
    WAV("audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave", "audio/x-pn-wav"),
    MP3("audio/mpeg", "audio/mp3", "audio/x-mp3", "audio/x-mpeg", "audio/mpeg3"),
    FLAC("audio/flac", "audio/x-flac");

    private static final String UNKNOWN = "application/octet-stream";

    private final String contentType;
    private final Set<String> aliases;

    AudioFormat(String contentType, String... aliases) {
        this.contentType = contentType;
        this.aliases = Set.of(aliases);
    }

    /** The media type it is served with. */
    public String contentType() {
        return contentType;
    }

    /** Whether a declared media type, with or without parameters, is one that is taken; none declared counts as unknown, which is. */
    public static boolean accepts(String declaredType) {
        if (declaredType == null || declaredType.isBlank()) {
            return true;
        }
        int parameters = declaredType.indexOf(';');
        String type = (parameters < 0 ? declaredType : declaredType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
        return type.equals(UNKNOWN)
                || Arrays.stream(values())
                        .anyMatch(format -> format.contentType.equals(type) || format.aliases.contains(type));
    }

    /** The accepted media types, for an error's text. */
    public static String names() {
        return Arrays.stream(values()).map(AudioFormat::contentType).collect(Collectors.joining(", "));
    }

    /** @param head the first bytes, 16 or more if there are so many */
    public static Optional<AudioFormat> sniff(byte[] head) {
        if (starts(head, 0, "\u001aE\u00df\u00a3")) {
            return Optional.of(WEBM);
        } else if (starts(head, 0, "OggS")) {
            return Optional.of(OGG);
        } else if (starts(head, 4, "ftyp")) {
            return Optional.of(MP4);
        } else if ((starts(head, 0, "RIFF") || starts(head, 0, "RF64")) && starts(head, 8, "WAVE")) {
            return Optional.of(WAV);
        } else if (starts(head, 0, "fLaC")) {
            return Optional.of(FLAC);
        } else if (starts(head, 0, "ID3") || isMpegLayer3Frame(head)) {
            return Optional.of(MP3);
        }
        return Optional.empty();
    }

    // ISO/IEC 11172-3: 11 sync bits, version, then layer (01 is III).
    private static boolean isMpegLayer3Frame(byte[] head) {
        return head.length > 2
                && (head[0] & 0xff) == 0xff
                && (head[1] & 0xe0) == 0xe0
                && (head[1] & 0x06) == 0x02
                && (head[2] & 0xf0) != 0xf0;
    }

    private static boolean starts(byte[] head, int offset, String magic) {
        byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= offset + bytes.length
                && Arrays.equals(head, offset, offset + bytes.length, bytes, 0, bytes.length);
    }
}
