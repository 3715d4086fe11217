package app.recordings.audio;

import app.recordings.audio.grammar.GrammarCorrector;
import app.recordings.audio.recognition.SpeechRecognizer;
import app.recordings.audio.speech.SpeechSynthesizer;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The three engines, each usable as soon as it has loaded. */
public record Engines(
        Loading<SpeechRecognizer> recognizer,
        Loading<GrammarCorrector> corrector,
        Loading<SpeechSynthesizer> synthesizer) {

    private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

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

    /** Loads all engines beside each other. */
    void start() {
        ExecutorService loaders = Executors.newFixedThreadPool(3);
        recognizer.start(loaders);
        corrector.start(loaders);
        synthesizer.start(loaders);
        loaders.shutdown();
    }

    /** Does something once all engines are ready. */
    void whenReady(Runnable action) {
        CompletableFuture<Void> ready =
                CompletableFuture.allOf(recognizer.future(), corrector.future(), synthesizer.future());
        ready.thenRun(action).exceptionally(failure -> {
            LOG.debug("Not ready", failure);
            return null;
        });
    }
}
