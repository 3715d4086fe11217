package app.recordings.audio;

import app.recordings.audio.grammar.GrammarCorrector;
import app.recordings.audio.recognition.SpeechRecognizer;
import app.recordings.audio.speech.SpeechSynthesizer;
import java.util.Set;

/** The three engines, each usable as soon as it has loaded. */
public record Engines(
        Loading<SpeechRecognizer> recognizer,
        Loading<GrammarCorrector> corrector,
        Loading<SpeechSynthesizer> synthesizer) {

    /** The languages all engines know, as primary language subtags. */
    public static final Set<String> LANGUAGES = Set.of("en");

    /** Whether the engines are there: all, not yet, or never. */
    public enum Status {
        READY,
        STARTING,
        FAILED
    }

    public Status status() {
        if (recognizer.failed() || corrector.failed() || synthesizer.failed()) {
            return Status.FAILED;
        }
        boolean ready = recognizer.ready() && corrector.ready() && synthesizer.ready();
        return ready ? Status.READY : Status.STARTING;
    }
}
