package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A browser process; its microphone hears a real person. */
final class Chromium implements AutoCloseable {
    /** A name for the page under which browsers do not think it secure, as they do of loopback. */
    static final String ELSEWHERE = "recordings.test";

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private final Path microphone;
    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        assertThat(Files.isExecutable(PROGRAM))
                .as("The browser tests need Chromium as %s: apt-get install chromium", PROGRAM)
                .isTrue();
        microphone = speech();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(arguments(microphone)));
    }

    private static Path speech() {
        try {
            var file = Files.createTempFile("speech", ".wav");
            return Files.write(file, Sound.speech(7_000).bytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> arguments(Path microphone) {
        return Stream.of(
                        "no-sandbox",
                        "disable-gpu",
                        "disable-quic",
                        "no-first-run",
                        "disable-background-networking",
                        "disable-component-update",
                        "disable-sync",
                        "autoplay-policy=no-user-gesture-required",
                        "use-fake-ui-for-media-stream",
                        "use-fake-device-for-media-stream",
                        "host-resolver-rules=MAP " + ELSEWHERE + " 127.0.0.1",
                        "use-file-for-fake-audio-capture=" + microphone)
                .map("--"::concat)
                .toList();
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() throws IOException {
        playwright.close();
        Files.deleteIfExists(microphone);
    }
}
