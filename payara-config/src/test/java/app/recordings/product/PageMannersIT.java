package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the page looks, fits, sounds to a screen reader and behaves for people unlike its makers, or with much to show. */
class PageMannersIT {

    private static final int MANY = 500;
    private static final int FRAMES = 60;
    /** In seconds: 30 frames a second. */
    private static final double LONGEST_FRAME = 0.033;

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

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private Page page;

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
        Axe.findsNothingSerious(page);
        Screenshots.take(page, "page-%d-%s-%s".formatted(width, scheme.name().toLowerCase(Locale.ROOT), locale));
    }

    @Test
    void hearsByServerSentEventsWhereWebSocketsAreCut() {
        page = browsers.window(1280, 900);
        page.addInitScript("""
                window.WebSocket = class {
                  constructor() { setTimeout(() => this.onclose({ code: 1006 })); }
                  close() {}
                };
                """);
        page.waitForResponse(
                answer -> answer.url().contains("/api/v1/events") && answer.status() == 200, () -> page.reload());
        assertThat(page.locator("connection-status")).hasAttribute("data-state", "live");
    }

    /** All of it is there, and neither news nor the hand that scrolls has to wait. */
    @Test
    void staysSmoothWithManyRecordings() {
        page = browsers.window(1280, 900);
        showRecordings(MANY);
        page.reload();
        var cards = page.locator("li[data-recording-id]");
        assertThat(cards).hasCount(MANY);
        var browser = page.context().newCDPSession(page);
        browser.send(
                "Performance.enable",
                JsonParser.parseString("{timeDomain: 'threadTicks'}").getAsJsonObject());
        assertThat(IntStream.range(0, 3).mapToDouble(pass -> workOfAFrame(browser)))
                .as("seconds of work for a frame; what else the machine does only adds to it")
                .anyMatch(work -> work < LONGEST_FRAME);
        assertThat(cards.first()).isInViewport();
    }

    /** While the page is scrolled down, after all that showing it took. */
    private double workOfAFrame(CDPSession browser) {
        page.evaluate("""
                async () => {
                  scrollTo(0, 0);
                  await new Promise((resolve) => requestIdleCallback(resolve));
                }
                """);
        var before = workSeconds(browser);
        page.evaluate("""
                async frames => {
                  for (let i = 0; i < frames; i++) {
                    scrollBy(0, 300);
                    await new Promise((resolve) => requestAnimationFrame(resolve));
                  }
                }
                """, FRAMES);
        var work = (workSeconds(browser) - before) / FRAMES;
        page.evaluate("() => scrollTo(0, 0)");
        return work;
    }

    /** What the page's thread has worked, whoever else wanted the processor. */
    private static double workSeconds(CDPSession browser) {
        for (var metric : browser.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals("TaskDuration")) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new AssertionError("No metric");
    }
}
