package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The programs of docs/clients.md, as they are written there. */
class ClientExamplesIT {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private static final Path PAGE = Path.of("..", "docs", "clients.md");
    private static final String SAID = "john dashwood";
    private static final String URL = RunningProduct.url().toString();

    private final String key = Client.application().headers().get(1).replaceFirst("Bearer ", "");

    @TempDir
    Path folder;

    @BeforeEach
    void saySomething() throws IOException {
        Files.write(folder.resolve("speech.webm"), Sound.clip().bytes());
    }

    @Test
    void curlMakesAnApplication() throws Exception {
        assertThat(shell(example("sh", 0), "")).contains("\"apiKey\":\"");
    }

    @Test
    void curlTakesTheCorrectedTextAndSpeechAlong() throws Exception {
        assertThat(shell(example("sh", 1), "speech.webm")).containsIgnoringCase(SAID);
        assertThat(folder.resolve("corrected.webm")).isNotEmptyFile();
    }

    @Test
    void javaPrintsTheCorrectedText() throws Exception {
        Files.writeString(folder.resolve("Correct.java"), example("java", 0));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertThat(output(java, "Correct.java", URL, key, "speech.webm")).containsIgnoringCase(SAID);
    }

    @Test
    void javaScriptAnswersTheTranscript() throws Exception {
        var page = browsers.window(1280, 900);
        var audio = Base64.getEncoder().encodeToString(Sound.clip().bytes());
        var corrected = page.evaluate("""
                async ([url, key, audio]) => {
                  %s
                  const blob = new Blob([Uint8Array.from(atob(audio), (letter) => letter.charCodeAt(0))], { type: 'audio/webm' });
                  return (await correct(url, key, blob)).correctedText;
                }""".formatted(example("js", 0)), List.of(URL, key, audio));
        assertThat((String) corrected).containsIgnoringCase(SAID);
    }

    private static String example(String language, int number) throws IOException {
        var fences = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL);
        return fences.matcher(Files.readString(PAGE))
                .results()
                .skip(number)
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private String shell(String script, String argument) throws Exception {
        Files.writeString(folder.resolve("correct.sh"), script);
        return output("bash", "correct.sh", argument);
    }

    private String output(String... command) throws Exception {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().putAll(Map.of("URL", URL, "KEY", key));
        var process = builder.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        var output = Files.readString(folder.resolve("output"));
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
