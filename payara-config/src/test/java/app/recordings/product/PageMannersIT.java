package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the page looks, fits, sounds to a screen reader and behaves for people unlike its makers. */
class PageMannersIT {
    private static final double LONGEST_MS = 60_000;

    private static final String TRANSCRIPT = """
            {"text": "she go to work", "correctedText": "She goes to work.",
             "words": [{"text": "she", "startMs": 0, "endMs": 300, "confidence": 0.9},
                       {"text": "go", "startMs": 300, "endMs": 600, "confidence": 0.2},
                       {"text": "to", "startMs": 600, "endMs": 800, "confidence": 0.9},
                       {"text": "work", "startMs": 800, "endMs": 1400, "confidence": 0.9}],
             "corrections": [{"offset": 4, "length": 2, "original": "go", "replacement": "goes", "rule": "AGREEMENT",
                              "message": "With she, the verb ends in s."}],
             "peaks": {"original": [3, 40, 90, 60, 20, 70, 35, 5], "corrected": [5, 60, 80, 30, 90, 10]}}
            """;

    @TempDir
    static Path folder;

    private static Browsers browsers;
    private Page page;

    @BeforeAll
    static void startTheBrowser() throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_MS);
        browsers = new Browsers(
                Files.write(folder.resolve("speech.wav"), Sound.speech(7_000).bytes()));
    }

    @AfterAll
    static void stopTheBrowser() {
        if (browsers != null) {
            browsers.close();
        }
    }

    @AfterEach
    void closeThePage() {
        page.context().close();
    }

    private void hasNothingSerious() {
        page.evaluate(script());
        var found = page.evaluate("""
                () => axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations
                  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                  .map(({ id, nodes }) => id + ' ' + nodes.map((node) => node.html).join(' ')))
                """);
        assertThat((List<?>) found).isEmpty();
    }

    private static String script() {
        try (var in = Objects.requireNonNull(PageMannersIT.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void showRecordings(int count) {
        var body = IntStream.range(0, count)
                .mapToObj(PageMannersIT::recording)
                .collect(Collectors.joining(",", "{\"data\":[", "],\"nextCursor\":null}"));
        page.route(
                "**/api/v1/recordings?*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setHeaders(Map.of("Last-Event-ID", "0"))
                        .setBody(body)));
        page.route(
                "**/transcript?format=json",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(TRANSCRIPT)));
    }

    private static String recording(int number) {
        var statuses = List.of("completed", "queued", "processing", "failed");
        var status = statuses.get(number % statuses.size());
        return """
                {"id": "0190a000-0000-7000-8000-%012d", "status": "%s", "stage": %s, "progress": %s, "email": null,
                 "contentType": "audio/webm", "durationMs": 1400, "text": "she go to work",
                 "correctedText": "She goes to work.", "error": %s, "attempts": 1, "queuePosition": %s,
                 "createdAt": "2026-03-%02dT10:%02d:00.000Z", "completedAt": "2026-03-01T10:00:00.000Z"}
                """.formatted(
                        number,
                        status,
                        status.equals("processing") ? "\"correcting\"" : "null",
                        status.equals("processing") ? "0.4" : "null",
                        status.equals("failed") ? "{\"code\": \"engine-failed\", \"message\": \"no\"}" : "null",
                        status.equals("queued") ? "3" : "null",
                        28 - number % 28,
                        number % 60);
    }

    @ParameterizedTest
    @CsvSource({
        "360,LIGHT,en-GB",
        "768,DARK,en-GB",
        "1280,LIGHT,en-GB",
        "1920,DARK,en-GB",
        "1280,LIGHT,ar",
        "360,DARK,ar"
    })
    void fitsAndIsAccessible(int width, ColorScheme scheme, String locale) {
        page = browsers.window(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setLocale(locale)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE));
        showRecordings(4);
        page.reload();
        assertThat(page.locator("li[data-status=completed] .correction").first())
                .isVisible();
        assertThat(page.locator("html")).hasAttribute("dir", locale.equals("ar") ? "rtl" : "ltr");
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        hasNothingSerious();
        Screenshots.take(page, "page-%d-%s-%s".formatted(width, scheme.name().toLowerCase(Locale.ROOT), locale));
    }

    @ParameterizedTest
    @CsvSource({
        "NotAllowedError, was not allowed",
        "NotFoundError, No microphone was found",
        "NotReadableError, Another program",
    })
    void saysWhyTheMicrophoneCannotBeUsed(String error, String words) {
        page = browsers.window(1280, 900);
        page.evaluate(
                "name => { navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', name) } }",
                error);
        page.getByTestId("record").click();
        assertThat(page.locator(".studio-alert")).containsText(words);
        assertThat(page.getByTestId("record")).isEnabled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Space", "Escape"})
    void recordsByTheKeyboardFromAnywhere(String key) {
        page = browsers.window(1280, 900);
        page.getByTestId("record").waitFor();
        page.keyboard().press("Space");
        page.getByTestId("stop").waitFor();
        assertThat(page.getByRole(AriaRole.TIMER)).hasText("0:01");
        page.getByTestId("pause").click();
        assertThat(page.locator("recorder-panel")).hasAttribute("data-state", "paused");
        page.getByTestId("pause").click();
        assertThat(page.locator("recorder-panel")).hasAttribute("data-state", "recording");
        page.evaluate("() => document.activeElement.blur()");
        page.keyboard().press(key);
        if (key.equals("Escape")) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"))
                    .click();
        }
        assertThat(page.getByTestId("send")).isVisible();
    }

    @Test
    void takesAFileThatIsDroppedOnIt() {
        page = browsers.window(1280, 900);
        page.evaluate("""
                () => {
                  const dataTransfer = new DataTransfer();
                  dataTransfer.items.add(new File(['RIFF some sound'], 'dropped.wav', { type: 'audio/wav' }));
                  for (const type of ['dragenter', 'drop']) document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
                }
                """);
        assertThat(page.getByTestId("send")).isVisible();
        assertThat(page.locator(".review-about")).containsText("dropped.wav");
    }
}
