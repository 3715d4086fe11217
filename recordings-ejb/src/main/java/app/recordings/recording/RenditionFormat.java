package app.recordings.recording;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms that audio is made into: containers that players can seek in, and MP3 for players without Opus. */
public enum RenditionFormat {
    WEBM("audio/webm"),
    MP4("audio/mp4"),
    MP3("audio/mpeg");

    private final String contentType;

    RenditionFormat(String contentType) {
        this.contentType = contentType;
    }

    /** The form in which a recording of this type can be sought in; empty when it can be as it is. */
    static Optional<RenditionFormat> seekable(String contentType) {
        return Arrays.stream(values())
                .filter(format -> format != MP3 && format.contentType.equals(contentType))
                .findFirst();
    }

    public String contentType() {
        return contentType;
    }

    /** As the audio service calls it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
