package app.recordings.audio.media;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Another form of the same audio: the containers that players can seek in, with the sound left as it is, and MP3. */
public enum Rendition {
    WEBM("audio/webm", "-c:a", "copy"),
    MP4("audio/mp4", "-c:a", "copy", "-movflags", "+faststart", "-f", "mp4"),
    MP3("audio/mpeg", "-c:a", "libmp3lame", "-q:a", "4", "-f", "mp3");

    private final String contentType;
    private final List<String> output;

    Rendition(String contentType, String... output) {
        this.contentType = contentType;
        this.output = List.of(output);
    }

    /** By its name in lower case. */
    public static Optional<Rendition> of(String name) {
        return Arrays.stream(values())
                .filter(rendition -> rendition.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    public String contentType() {
        return contentType;
    }

    /** What ffmpeg is told of its output. */
    List<String> output(Ffmpeg ffmpeg) {
        return this == WEBM
                ? Stream.of(output, ffmpeg.webm()).flatMap(List::stream).toList()
                : output;
    }
}
