package app.recordings.privacy;

import java.util.Map;

/** What files end in. Nothing that anybody sent is in a file's name. */
final class FileNames {
    private static final Map<String, String> ENDINGS = Map.of(
            "audio/webm", ".webm",
            "audio/ogg", ".ogg",
            "audio/mp4", ".m4a",
            "audio/wav", ".wav",
            "audio/mpeg", ".mp3",
            "audio/flac", ".flac");

    private FileNames() {}

    static String ending(String contentType) {
        return ENDINGS.getOrDefault(contentType, ".bin");
    }
}
