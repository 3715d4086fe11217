package app.recordings.audio.quality;

import app.recordings.audio.engine.EngineProgram;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * {@code mvn -Pquality}: how well the engines do, printed and written to {@code target/quality.md}: those that come
 * along, then those of the system where it has them.
 */
final class QualityReport {
    private static final Path REPORT = Path.of("target/quality.md");

    private final PrintStream console =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private QualityReport() {}

    public static void main(String[] arguments) throws Exception {
        Files.deleteIfExists(REPORT);
        QualityReport report = new QualityReport();
        RealSpeech speech = RealSpeech.download(Path.of("target/real-speech").toAbsolutePath());
        report.engines(speech, "sphinx4", "marytts");
        if (installed("pocketsphinx_batch") && installed("flite")) {
            report.engines(speech, "pocketsphinx", "flite");
        } else {
            report.tell("%npocketsphinx and flite are not installed here%n");
        }
    }

    private static boolean installed(String program) {
        return EngineProgram.find(program).isPresent();
    }

    private void engines(RealSpeech speech, String recognizer, String synthesizer) throws Exception {
        tell("%n## %s, languagetool, %s%n%n", recognizer, synthesizer);
        try (Measurement measurement = new Measurement(recognizer, synthesizer)) {
            recognition("studio prompts", measurement.recognition(speech.prompts()));
            recognition("a novel, read", measurement.recognition(speech.novel()));
            tell(
                    "recognised, corrected and spoken: %.2f CPU s per second of audio%n",
                    measurement.wholeWay(speech.prompts()));
            tell(
                    "its own speech: word error rate %.1f %%%n",
                    100 * measurement.roundTrip().rate());
            if (recognizer.equals("sphinx4")) {
                tell("%s", measurement.corrections());
            }
            tell("peak memory: %d MiB%n", measurement.peakMebibytes());
        }
    }

    private void recognition(String name, Measurement.Recognition recognition) throws IOException {
        tell(
                "%s: %d recordings, %.0f s: word error rate %.1f %% (as written %.1f %%), %.2f CPU s per second%n",
                name,
                recognition.recordings(),
                recognition.seconds(),
                100 * recognition.normalized().rate(),
                100 * recognition.raw().rate(),
                recognition.cpuSeconds() / recognition.seconds());
    }

    /** At once, so that a report that is broken off is not lost. */
    private void tell(String format, Object... values) throws IOException {
        String text = String.format(Locale.ROOT, format, values);
        Files.writeString(REPORT, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        console.print(text);
        console.flush();
    }
}
