package app.recordings.recording.rest;

import app.recordings.recording.Correction;
import app.recordings.recording.Transcript;
import app.recordings.recording.Word;
import java.util.List;

/** What was understood, what was corrected in it and by which engines; what is not there yet is null. */
public record TranscriptResponse(
        String text,
        String correctedText,
        List<Word> words,
        List<Correction> corrections,
        Peaks peaks,
        Engines engines) {
    /** The outlines of both audios: the loudest sample of each of at most 600 equal slices, 0 to 100. */
    public record Peaks(List<Integer> original, List<Integer> corrected) {}

    /** Names of the engines that made it. */
    public record Engines(String recognizer, String corrector, String synthesizer) {}

    static TranscriptResponse of(Transcript transcript) {
        return new TranscriptResponse(
                transcript.text(),
                transcript.correctedText(),
                transcript.words(),
                transcript.corrections(),
                new Peaks(transcript.peaks(), transcript.speechPeaks()),
                new Engines(transcript.recognizer(), transcript.corrector(), transcript.synthesizer()));
    }
}
