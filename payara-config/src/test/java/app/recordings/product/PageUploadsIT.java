package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is too large for one request goes in parts, and a connection that breaks costs one of them at most. */
class PageUploadsIT {
    private static final String PARTS = "**/api/v1/upload-content/**";
    private static final Pattern WAITING = Pattern.compile("Waiting to be sent.*");
    private static final Pattern PART = Pattern.compile(".*/upload-content/[^.]+\\.(\\d+)\\..*");
    private static final byte[] LARGE = Arrays.copyOf(Sound.silence(500).bytes(), 20 * 1024 * 1024);

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @TempDir
    static Path folder;

    /** Numbers of the parts that the server took, in order. */
    private final List<String> arrived = new CopyOnWriteArrayList<>();

    private Page page;

    @BeforeEach
    void openThePage() {
        page = browsers.window(1280, 900);
        page.context().onResponse(this::note);
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        page.waitForFunction("() => caches.match('/js/parts.js').then(Boolean)");
    }

    private void note(Response response) {
        var part = PART.matcher(response.url());
        if (part.matches() && response.status() == 204) {
            arrived.add(part.group(1));
        }
    }

    private void send() throws IOException {
        var file = Files.write(folder.resolve("long.wav"), LARGE);
        page.locator("#file").setInputFiles(file);
        button("Send").click();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator outgoing() {
        return page.getByTestId("outbox-item");
    }

    /** From the second part on the network is gone. */
    private void breakAfterThePartNumbered(int last) {
        page.context().route(PARTS, route -> {
            var part = PART.matcher(route.request().url());
            if (part.matches() && Integer.parseInt(part.group(1)) > last) {
                route.abort("internetdisconnected");
            } else {
                route.resume();
            }
        });
    }

    @Test
    void goesOnAfterTheNetworkBrokeAndThePageWasReloaded() throws Exception {
        breakAfterThePartNumbered(1);
        send();
        assertThat(outgoing()).containsText(WAITING);
        assertThat(arrived).containsExactly("1");
        page.context().setOffline(true);
        page.reload();
        assertThat(outgoing()).containsText(WAITING);
        page.context().unroute(PARTS);
        page.context().setOffline(false);
        var card = page.locator("li[data-recording-id]");
        assertThat(card).hasCount(1);
        assertThat(outgoing()).hasCount(0);
        assertThat(arrived).as("no part twice").containsExactly("1", "2", "3");
        var path = Client.path(card.getAttribute("data-recording-id"));
        var recording = page.evaluate("path => fetch(path).then(answer => answer.text())", path);
        assertThat(Answer.parse((String) recording).path("sha256").asText()).isEqualTo(sha256(LARGE));
        delete(path);
    }

    @Test
    void goesOnByItselfAndShowsHowFarItIs() throws Exception {
        var attempts = new AtomicInteger();
        page.context().route(PARTS, route -> resumeUnlessItIs(2, attempts, route));
        send();
        assertThat(outgoing()).containsText(WAITING);
        assertThat(page.locator("li[data-recording-id]")).hasCount(1);
        assertThat(arrived).containsExactly("1", "2", "3");
        delete(Client.path(page.locator("li[data-recording-id]").getAttribute("data-recording-id")));
    }

    private static void resumeUnlessItIs(int number, AtomicInteger attempts, Route route) {
        if (attempts.incrementAndGet() == number) {
            route.abort("connectionreset");
        } else {
            route.resume();
        }
    }

    @Test
    void canBeGivenUpInTheMiddle() throws Exception {
        var deleted = new CopyOnWriteArrayList<Integer>();
        page.context().onResponse(response -> {
            if (response.request().method().equals("DELETE") && response.url().contains("/api/v1/uploads/")) {
                deleted.add(response.status());
            }
        });
        page.context().route(PARTS, route -> {
            // Neither answered nor refused: it lasts.
            if (arrived.isEmpty()) {
                route.resume();
            }
        });
        send();
        assertThat(outgoing().getByRole(AriaRole.PROGRESSBAR)).isVisible();
        await().until(() -> {
            page.waitForTimeout(50);
            return arrived.size() == 1;
        });
        assertThat(outgoing().locator(".sending-share")).hasText(Pattern.compile("4\\d%"));
        button("Discard").click();
        assertThat(outgoing()).hasCount(0);
        await().until(() -> {
            page.waitForTimeout(50);
            return !deleted.isEmpty();
        });
        assertThat(deleted).containsExactly(204);
    }

    private void delete(String path) {
        page.evaluate("path => fetch(path, {method: 'DELETE'})", path);
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
