package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing that a person said to the page is lost, and nothing is sent twice. */
class PageKeepsIT {
    private static final String UPLOADS = "**/api/v1/recordings";
    private static final Pattern WAITING = Pattern.compile("Waiting to be sent.*");
    private static final Pattern NOT_SENT = Pattern.compile("Not sent yet.*");

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    /** Of each attempt, those without a network among them. */
    private final List<String> keys = new CopyOnWriteArrayList<>();

    /** Of each upload that reached the server. */
    private final List<Integer> answers = new CopyOnWriteArrayList<>();

    private Page page;

    @BeforeEach
    void openThePage() {
        page = browsers.window(1280, 900);
        page.context().onRequest(request -> {
            if (isUpload(request)) {
                keys.add(request.headers().get("idempotency-key"));
            }
        });
        page.context().onResponse(response -> {
            if (isUpload(response.request())) {
                answers.add(response.status());
            }
        });
    }

    private static boolean isUpload(Request request) {
        return "POST".equals(request.method()) && request.url().endsWith("/api/v1/recordings");
    }

    private static Locator button(Page window, String name) {
        return window.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator outgoing(Page window) {
        return window.getByTestId("outbox-item");
    }

    private static Locator cards(Page window) {
        return window.locator("li[data-recording-id]");
    }

    private void send() {
        var sound = Sound.silence(500);
        page.locator("#file").setInputFiles(new FilePayload("silence.wav", sound.contentType(), sound.bytes()));
        button(page, "Send").click();
    }

    private void isReadyToWorkOffline(Page window) {
        window.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        window.waitForFunction("() => caches.match('/js/app.js').then(Boolean)");
    }

    @Test
    void keepsWhatWasSaidWhenThePageDiesWhileRecording() {
        button(page, "Record").click();
        button(page, "Stop").waitFor();
        assertThat(page.getByRole(AriaRole.TIMER)).hasText("0:03");
        page.close();
        var next = browsers.open(page.context());
        assertThat(outgoing(next)).containsText(NOT_SENT);
        button(next, "Send").click();
        assertThat(cards(next)).hasCount(1);
        assertThat(outgoing(next)).hasCount(0);
        assertThat(keys).hasSize(1);
        page = next;
    }

    @Test
    void opensWithoutANetworkAndSendsWhenItIsBack() {
        isReadyToWorkOffline(page);
        page.context().setOffline(true);
        send();
        assertThat(outgoing(page)).containsText(WAITING);
        page.reload();
        assertThat(page.locator("h1")).hasText("Say it as it comes.");
        assertThat(outgoing(page)).containsText(WAITING);
        var other = browsers.open(page.context());
        assertThat(other.locator("h1")).hasText("Say it as it comes.");
        page.context().setOffline(false);
        assertThat(cards(page)).hasCount(1);
        assertThat(cards(other)).hasCount(1);
        assertThat(outgoing(page)).hasCount(0);
        assertThat(keys.stream().distinct()).as("one key whatever happens").hasSize(1);
        assertThat(answers).as("of two windows only one sends").containsExactly(202);
    }

    @Test
    void handsOverToAnotherWindowWhenOneIsClosed() {
        isReadyToWorkOffline(page);
        var other = browsers.open(page.context());
        page.context().setOffline(true);
        send();
        assertThat(outgoing(page)).containsText(WAITING);
        assertThat(outgoing(other)).hasCount(0);
        page.close();
        assertThat(outgoing(other)).containsText(WAITING);
        page = other;
        page.context().setOffline(false);
        assertThat(cards(page)).hasCount(1);
        assertThat(keys.stream().distinct()).hasSize(1);
        assertThat(answers).containsExactly(202);
    }

    @Test
    void triesAgainWhenTheServerIsBusyAndKeepsWhatItRefuses() {
        page.route(UPLOADS, route -> refuse(route, 503, "1"), new Page.RouteOptions().setTimes(1));
        send();
        assertThat(cards(page)).hasCount(1);
        assertThat(keys).as("the same key both times").hasSize(2);
        assertThat(keys.stream().distinct()).hasSize(1);
        page.route(UPLOADS, route -> refuse(route, 413, null));
        send();
        assertThat(outgoing(page)).containsText("This recording is too large.");
        assertThat(button(page, "Save as file")).isVisible();
        page.unroute(UPLOADS);
        page.reload();
        assertThat(cards(page)).hasCount(2);
    }

    private static void refuse(Route route, int status, String retryAfter) {
        if (!"POST".equals(route.request().method())) {
            route.resume();
            return;
        }
        var headers = retryAfter == null ? Map.<String, String>of() : Map.of("Retry-After", retryAfter);
        route.fulfill(
                new Route.FulfillOptions().setStatus(status).setHeaders(headers).setBody("{}"));
    }

    @Test
    void bringsBackWhatWasDiscardedByMistake() {
        page.route(UPLOADS, route -> refuse(route, 413, null));
        send();
        button(page, "Discard").click();
        button(page, "Undo").click();
        assertThat(outgoing(page)).containsText(NOT_SENT);
        page.unroute(UPLOADS);
        button(page, "Send").click();
        assertThat(cards(page)).hasCount(1);
    }
}
