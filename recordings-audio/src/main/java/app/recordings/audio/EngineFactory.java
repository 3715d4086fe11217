package app.recordings.audio;

import app.recordings.audio.engine.EngineChoice;
import app.recordings.audio.grammar.GrammarCorrector;
import app.recordings.audio.grammar.SentenceCorrector;
import app.recordings.audio.grammar.chat.ChatFinder;
import app.recordings.audio.grammar.languagetool.LanguageToolFinder;
import app.recordings.audio.grammar.languagetool.LanguageToolServerFinder;
import app.recordings.audio.recognition.SegmentDecoder;
import app.recordings.audio.recognition.SegmentedRecognizer;
import app.recordings.audio.recognition.SpeechRecognizer;
import app.recordings.audio.recognition.openai.OpenAiDecoder;
import app.recordings.audio.recognition.pocketsphinx.PocketsphinxDecoder;
import app.recordings.audio.recognition.sphinx4.Sphinx4Decoders;
import app.recordings.audio.recognition.vosk.VoskDecoder;
import app.recordings.audio.recognition.vosk.VoskServerDecoder;
import app.recordings.audio.speech.SpeechSynthesizer;
import app.recordings.audio.speech.flite.FliteSynthesizer;
import app.recordings.audio.speech.marytts.MaryttsSynthesizer;
import app.recordings.audio.speech.openai.OpenAiSynthesizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the configured engines. {@code auto} prefers the system's engines to those that come along. */
final class EngineFactory {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(120);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);

    private final AudioConfig config;
    private final Path temp;

    EngineFactory(AudioConfig config) {
        this.config = config;
        temp = config.temp();
    }

    /** @throws IllegalArgumentException when an engine that was asked for cannot be had */
    Engines engines() {
        return new Engines(
                recognizer(config.recognizer()), corrector(config.corrector()), synthesizer(config.synthesizer()));
    }

    private Loading<SpeechRecognizer> recognizer(EngineChoice choice) {
        Optional<PocketsphinxDecoder> installed = PocketsphinxDecoder.find(temp);
        return switch (choice.name()) {
            case "sphinx4" -> sphinx4();
            case "pocketsphinx" ->
                recognizer(installed.orElseThrow(() -> missing("pocketsphinx and pocketsphinx-en-us")));
            case "openai" -> recognizer(new OpenAiDecoder(choice, CALL_LIMIT));
            case "vosk" -> vosk(VoskDecoder.folder(choice));
            case "vosk-server" -> recognizer(new VoskServerDecoder(choice, SILENCE_LIMIT));
            default -> installed.map(EngineFactory::recognizer).orElseGet(this::sphinx4);
        };
    }

    private Loading<SpeechRecognizer> sphinx4() {
        return new Loading<>("sphinx4", () -> new SegmentedRecognizer(new Sphinx4Decoders(config.workers())));
    }

    private static Loading<SpeechRecognizer> vosk(Path folder) {
        return new Loading<>("vosk", () -> new SegmentedRecognizer(new VoskDecoder(folder)));
    }

    private static Loading<SpeechRecognizer> recognizer(SegmentDecoder decoder) {
        return new Loading<>(decoder.engine(), () -> new SegmentedRecognizer(decoder));
    }

    private static Loading<GrammarCorrector> corrector(EngineChoice choice) {
        return switch (choice.name()) {
            case "languagetool-server" -> {
                LanguageToolServerFinder server = new LanguageToolServerFinder(choice, SILENCE_LIMIT);
                yield new Loading<>(server.engine(), () -> new SentenceCorrector(server));
            }
            case "chat" -> {
                ChatFinder chat = new ChatFinder(choice, CALL_LIMIT);
                yield new Loading<>(chat.engine(), () -> new SentenceCorrector(chat));
            }
            default -> new Loading<>("languagetool", () -> new SentenceCorrector(new LanguageToolFinder()));
        };
    }

    private Loading<SpeechSynthesizer> synthesizer(EngineChoice choice) {
        Optional<FliteSynthesizer> installed = FliteSynthesizer.find(choice.model(), temp);
        Supplier<Loading<SpeechSynthesizer>> included = () -> new Loading<>("marytts", MaryttsSynthesizer::new);
        return switch (choice.name()) {
            case "marytts" -> included.get();
            case "flite" -> synthesizer(installed.orElseThrow(() -> missing("flite")));
            case "openai" -> synthesizer(new OpenAiSynthesizer(choice, CALL_LIMIT));
            default -> installed.map(EngineFactory::synthesizer).orElseGet(included);
        };
    }

    private static Loading<SpeechSynthesizer> synthesizer(SpeechSynthesizer synthesizer) {
        return new Loading<>(synthesizer.engine(), () -> synthesizer);
    }

    private static IllegalArgumentException missing(String packages) {
        return new IllegalArgumentException("the engine is not installed: it is in the packages " + packages);
    }
}
