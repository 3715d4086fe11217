package app.recordings.recording.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.recording.Transcript;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms in which a transcript is given: whole as JSON, its text, or subtitles for the recording's audio. */
enum TranscriptFormat {
    JSON(MediaType.APPLICATION_JSON_TYPE),
    TXT(new MediaType("text", "plain", "UTF-8")),
    VTT(new MediaType("text", "vtt", "UTF-8")),
    SRT(new MediaType("application", "x-subrip", "UTF-8"));

    private static final String UNWANTED = "0";

    private final MediaType type;

    TranscriptFormat(MediaType type) {
        this.type = type;
    }

    /**
     * What a client wants.
     *
     * @param name of the query; null to go by what the client accepts
     * @param acceptable what it likes best first; of what it likes equally the form that stands first here is taken
     */
    static TranscriptFormat of(String name, List<MediaType> acceptable) {
        if (name != null) {
            return Arrays.stream(values())
                    .filter(format -> format.code().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            ErrorType.INVALID_PARAMETER, "Transcripts are given as " + names() + "."));
        }
        return acceptable.stream()
                .filter(type -> !UNWANTED.equals(type.getParameters().get("q")))
                .flatMap(type -> Arrays.stream(values()).filter(format -> format.type.isCompatible(type)))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(ErrorType.NOT_ACCEPTABLE, "Transcripts are given as " + names() + "."));
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String names() {
        return Arrays.stream(values()).map(TranscriptFormat::code).collect(Collectors.joining(", "));
    }

    MediaType type() {
        return type;
    }

    Object content(Transcript transcript) {
        return switch (this) {
            case JSON -> TranscriptResponse.of(transcript);
            case TXT -> transcript.text();
            case VTT -> Subtitles.vtt(transcript);
            case SRT -> Subtitles.srt(transcript);
        };
    }

    EntityTag tag(String transcriptTag) {
        return new EntityTag(transcriptTag + "." + code());
    }
}
