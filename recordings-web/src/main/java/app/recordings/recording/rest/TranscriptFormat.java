package app.recordings.recording.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.recording.Transcript;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
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

    private final MediaType type;

    TranscriptFormat(MediaType type) {
        this.type = type;
    }

    /**
     * What a client wants.
     *
     * @param name of the query; null to go by what the client accepts
     */
    static TranscriptFormat of(String name, Request request) {
        if (name != null) {
            return Arrays.stream(values())
                    .filter(format -> format.code().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            ErrorType.INVALID_PARAMETER, "Transcripts are given as " + names() + "."));
        }
        List<Variant> variants = Arrays.stream(values())
                .map(format -> new Variant(format.type, (Locale) null, null))
                .toList();
        Variant chosen = request.selectVariant(variants);
        if (chosen == null) {
            throw new ProblemException(ErrorType.NOT_ACCEPTABLE, "Transcripts are given as " + names() + ".");
        }
        return values()[variants.indexOf(chosen)];
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
