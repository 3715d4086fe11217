package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person can do with a recording once it is completed: all of it made by the real engine. */
class PageResultsIT {
    private static final String EDITED = "she go to work by bus and a hour later she is there";
    private static final String CORRECTED = "She goes to work by bus,? and an hour later she is there\\.";

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private Page page;

    @BeforeEach
    void completeOne() {
        page = browsers.window(1280, 900);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        var sound = Sound.speech(Sound.SHORT_MS);
        page.locator("#file").setInputFiles(new FilePayload("speech.wav", sound.contentType(), sound.bytes()));
        button("Send").click();
        assertThat(page.locator("li[data-recording-id][data-status=completed] .word"))
                .not()
                .hasCount(0);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void showsBothSoundsAndLeadsFromAWordToWhereItWasSaid() {
        for (var role : List.of("original", "corrected")) {
            assertThat(drawn(role)).as("pixels of the %s's outline", role).isPositive();
        }
        page.locator(".word").last().click();
        var at = page.locator("audio[data-role=original]").evaluate("audio => audio.currentTime");
        assertThat(((Number) at).doubleValue()).isPositive();
        page.locator(".word").first().click();
        page.locator(".word.lit").waitFor();
        button("Speed 1×").first().click();
        assertThat(page.locator("audio[data-role=original]").evaluate("audio => audio.playbackRate"))
                .isEqualTo(1.25);
    }

    private int drawn(String role) {
        page.waitForFunction(
                "role => document.querySelector(`audio[data-role=${role}]`).closest('audio-player').querySelector('canvas').width !== 300",
                role);
        return (Integer) page.locator("audio[data-role=" + role + "]").evaluate("""
                audio => {
                  const canvas = audio.closest('audio-player').querySelector('canvas');
                  return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.filter((v) => v).length;
                }
                """);
    }

    @Test
    void givesEverythingToTakeAlong() {
        var links = page.locator(".menu-list a");
        assertThat(links).hasCount(7);
        var types = links.evaluateAll("""
                links => Promise.all(links.slice(0, 6).map((link) =>
                  fetch(link.href).then((answer) => answer.status + ' ' + answer.headers.get('content-type').replace(/;.*/, ''))))
                """);
        assertThat(types)
                .isEqualTo(List.of(
                        "200 audio/wav",
                        "200 text/vtt",
                        "200 application/x-subrip",
                        "200 text/plain",
                        "200 audio/webm",
                        "200 audio/mpeg"));
        button("Copy text").last().click();
        assertThat(page.evaluate("() => navigator.clipboard.readText()"))
                .isEqualTo(
                        page.locator("[data-role=corrected-text]")
                                .evaluate(
                                        "text => { const copy = text.cloneNode(true);"
                                                + " copy.querySelectorAll('del').forEach((gone) => gone.remove()); return copy.textContent; }"));
    }

    @Test
    void correctsWhatAPersonEditedAndFindsItAgain() {
        button("Edit text").click();
        page.getByTestId("editor").fill(EDITED);
        button("Correct again").click();
        var correction = page.locator(".correction").first();
        assertThat(correction.locator("ins")).hasText("goes");
        correction.focus();
        assertThat(page.getByRole(AriaRole.TOOLTIP)).hasText(Pattern.compile("\\w+ \\w+"));
        Screenshots.takeForDocs(page, "page");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.TOOLTIP)).not().isVisible();

        page.getByRole(AriaRole.SEARCHBOX).fill("hours");
        var found = page.getByTestId("found");
        assertThat(found.locator("[data-found]")).hasCount(1);
        assertThat(found.locator("mark").first()).hasText("hour");
        found.getByLabel("Download the corrected one").click();
        var file = page.waitForDownload(
                () -> page.locator("[data-found] .menu-list a").last().click());
        assertThat(file.suggestedFilename()).isEqualTo("corrected.txt");
        assertThat(file.path()).content().matches(CORRECTED + "\n");
        page.getByRole(AriaRole.SEARCHBOX).fill("trains");
        assertThat(page.locator(".search-state")).hasText("Nothing found.");
        assertThat(found.locator("[data-found]")).hasCount(0);
    }
}
