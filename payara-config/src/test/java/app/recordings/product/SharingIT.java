package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A person shares a recording, and another one opens it. */
class SharingIT {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private Page page;

    @Test
    void opensOneRecordingToWhoeverHasTheLinkUntilItIsRevoked() {
        page = browsers.window(1280, 900);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        var sound = Sound.speech(Sound.SHORT_MS);
        page.locator("#file").setInputFiles(new FilePayload("speech.wav", sound.contentType(), sound.bytes()));
        button("Send").click();
        assertThat(page.locator("li[data-recording-id][data-status=completed] .word"))
                .not()
                .hasCount(0);
        var said = page.locator("[data-role=text]").textContent();

        var link = madeByKeyboard();
        readsAndHearsIt(link, said);
        button("Revoke").click();
        assertThat(page.locator(".share-said")).hasText("From now on the link opens nothing.");
        page.keyboard().press("Escape");
        assertThat(button("Share")).isFocused();
        for (var width : List.of(360, 1280)) {
            var gone = stranger(width, ColorScheme.LIGHT, link);
            assertThat(gone.getByRole(AriaRole.HEADING)).hasText("This link opens nothing");
            fits(gone, width);
            Screenshots.take(gone, "shared-gone-" + width);
        }
        Client.stranger().get(link + "/audio").isProblem(404, "not-found");
        assertThat(browsers.complaints()).allMatch(complaint -> complaint.contains("404"));
    }

    private com.microsoft.playwright.Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(!name.equals("Revoke")));
    }

    /** @return its path, as the clipboard has it */
    private String madeByKeyboard() {
        button("Share").focus();
        page.keyboard().press("Enter");
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).isVisible();
        assertThat(page.locator("#share-life")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#share-url")).isFocused();
        button("Copy link").click();
        assertThat(page.locator(".share-said")).hasText("The link is copied.");
        assertThat(dialog.locator(".share-links .button")).hasCount(1);
        Axe.findsNothingSerious(page);
        Screenshots.take(page, "share-1280");
        page.setViewportSize(360, 800);
        fits(page, 360);
        Screenshots.take(page, "share-360");
        page.setViewportSize(1280, 900);
        var copied = (String) page.evaluate("() => navigator.clipboard.readText()");
        assertThat(copied).startsWith(RunningProduct.url().toString());
        return URI.create(copied).getPath();
    }

    private static void readsAndHearsIt(String link, String said) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (var width : List.of(360, 1280)) {
                var shared = stranger(width, scheme, link);
                assertThat(shared.locator(".speech").first()).hasText(said);
                assertThat(shared.locator(".side-corrected .speech")).isVisible();
                fits(shared, width);
                Axe.findsNothingSerious(shared);
                Screenshots.take(
                        shared, "shared-%d-%s".formatted(width, scheme.name().toLowerCase(Locale.ROOT)));
                shared.waitForFunction(
                        "() => [...document.querySelectorAll('audio')].every((audio) => audio.duration > 0)");
            }
        }
        var answer = Client.stranger().get(link).is(200);
        assertThat(answer.header("X-Robots-Tag")).contains("noindex");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(Client.stranger()
                        .get(link + "/corrected-audio?format=mp3")
                        .is(200)
                        .header("Content-Type"))
                .isEqualTo("audio/mpeg");
        for (var method : List.of("PUT", "POST", "DELETE")) {
            Client.stranger().call(method, link).isProblem(405, "method-not-allowed");
        }
    }

    /** Someone in a browser of their own. */
    private static Page stranger(int width, ColorScheme scheme, String link) {
        var window = browsers.window(
                new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme));
        window.navigate(link);
        return window;
    }

    private static void fits(Page window, int width) {
        assertThat((Integer) window.evaluate("() => document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
    }

    @Test
    void showsALinkOnceAndListsIt() {
        var owner = Client.application();
        var links = Client.path(owner.accepted(Sound.silence(100))) + "/links";
        var made = owner.post(links, "application/json", "{\"expiresInMs\": 60000}".getBytes(UTF_8))
                .is(201);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        var listed = owner.get(links).is(200).json();
        assertThat(listed.at("/data/0/id")).isEqualTo(made.json().path("id"));
        assertThat(listed.at("/data/0/expiresAt")).isEqualTo(made.json().path("expiresAt"));
        assertThat(listed.toString())
                .doesNotContain(made.json().path("url").asText().replaceFirst(".*[.]", ""));
        owner.with("Idempotency-Key", "1")
                .post(links, "application/json", "{}".getBytes(UTF_8))
                .isProblem(400, "idempotency-not-supported");
        for (var wrong :
                List.of("{\"expiresInMs\": 1}", "{\"expiresInMs\": \"soon\"}", "[]", "{\"expiresInMs\": 1e99}")) {
            assertThat(owner.post(links, "application/json", wrong.getBytes(UTF_8))
                            .status())
                    .as(wrong)
                    .isIn(400, 422);
        }
        owner.call("DELETE", links + "/" + made.json().path("id").asText()).is(204);
        assertThat(owner.get(links).is(200).json().path("data")).isEmpty();
    }
}
