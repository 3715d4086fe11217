package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A real browser whose microphone hears a real person; what it complains of is kept. */
final class Browsers implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String TELL_OF_VIOLATIONS = """
            addEventListener('securitypolicyviolation',
              (event) => console.error('Content-Security-Policy ' + event.violatedDirective + ' ' + event.blockedURI))
            """;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Browsers(Path microphone) {
        assertThat(Files.isExecutable(CHROMIUM))
                .as("The browser tests need Chromium as %s: apt-get install chromium", CHROMIUM)
                .isTrue();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(arguments(microphone)));
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
                        "use-file-for-fake-audio-capture=" + microphone)
                .map("--"::concat)
                .toList();
    }

    /** A new visitor's window, with cookies of its own. */
    Page window(int width, int height) {
        return window(new Browser.NewContextOptions().setViewportSize(width, height));
    }

    /** The same, of a person with wishes. */
    Page window(Browser.NewContextOptions wishes) {
        return open(browser.newContext(
                wishes.setBaseURL(RunningProduct.url().toString()).setPermissions(List.of("microphone"))));
    }

    /** One more window of the same visitor. */
    Page open(BrowserContext visitor) {
        var page = visitor.newPage();
        page.addInitScript(TELL_OF_VIOLATIONS);
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.navigate("/");
        return page;
    }

    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
