package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page in a real browser, from the microphone to the corrected speech. */
class PageIT {
    private static final Pattern ANY = Pattern.compile(".*");

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private Page page;

    @BeforeEach
    void openThePage() {
        page = browsers.window(1280, 900);
    }

    @AfterEach
    void complainsOfNothing() {
        assertThat(browsers.complaints()).isEmpty();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator cards() {
        return page.locator("li[data-recording-id]");
    }

    private Locator card(String status) {
        return page.locator("li[data-recording-id][data-status=" + status + "]");
    }

    private void isLive(Page window) {
        assertThat(window.locator("connection-status")).hasAttribute("data-state", "live");
    }

    private void record() {
        button("Record").click();
        button("Stop").waitFor();
        assertThat(page.getByRole(AriaRole.TIMER)).hasText("0:02");
        button("Stop").click();
    }

    private void choose(Sound sound, String name) {
        page.locator("#file").setInputFiles(new FilePayload(name, sound.contentType(), sound.bytes()));
        button("Send").click();
    }

    /** Presses its button and waits until it has really got on. */
    private void plays(Locator audio, String button) {
        button(button).first().click();
        var element = audio.first().elementHandle();
        page.waitForFunction("audio => audio.currentTime > 0.3 && !audio.error", element);
        assertThat((Boolean) audio.first().evaluate("audio => Number.isFinite(audio.duration) && audio.duration > 0.5"))
                .isTrue();
    }

    @Test
    void turnsSpeechIntoCorrectedSpeech() {
        isLive(page);
        page.evaluate("""
                () => {
                  window.seen = [];
                  new MutationObserver((changes) => changes.forEach(({ target }) =>
                    target.dataset?.recordingId && window.seen.push(target.dataset.status + ' ' + (target.dataset.stage ?? ''))))
                    .observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-status', 'data-stage'] });
                }
                """);
        record();
        plays(page.locator("audio[data-role=preview]"), "Play preview");
        button("Send").click();
        assertThat(card("completed")).hasCount(1);
        assertThat(page.locator("[data-role=text]")).hasText(Pattern.compile("\\w+"));
        assertThat(page.locator("[data-role=corrected-text]")).hasText(Pattern.compile("\\w+"));
        plays(page.locator("audio[data-role=original]"), "Play original");
        plays(page.locator("audio[data-role=corrected]"), "Play corrected");
        // the other stages may pass faster than a page asks for them
        assertThat(page.evaluate("() => window.seen.join(',')").toString())
                .containsSubsequence("processing recognising", "completed");
        Screenshots.take(page, "completed-1280");
    }

    @Test
    void takesAFile() {
        choose(Sound.speech(Sound.SHORT_MS), "speech.wav");
        assertThat(card("completed")).hasCount(1);
        plays(page.locator("audio[data-role=original]"), "Play original");
    }

    @Test
    void saysInPlainWordsWhatFailed() {
        choose(Sound.brokenWav(), "broken.wav");
        assertThat(card("failed")).hasCount(1);
        var reason = page.locator("[data-role=failure]");
        assertThat(reason).hasText("The sound could not be read. The file may be damaged or not be audio.");
        button("Retry").click();
        assertThat(card("failed")).hasCount(1);
        assertThat(button("Retry")).isEnabled();
        Screenshots.take(page, "failed-1280");
    }

    @Test
    void bringsBackWhatWasDeletedByMistake() {
        choose(Sound.silence(500), "silence.wav");
        assertThat(card("completed")).hasCount(1);
        button("Delete").click();
        assertThat(card("deleted")).hasCount(1);
        button("Undo").click();
        assertThat(card("completed")).hasCount(1);
        page.reload();
        assertThat(card("completed")).hasCount(1);
    }

    @Test
    void deletesForGoodWhenThePageIsLeft() {
        choose(Sound.silence(500), "silence.wav");
        assertThat(card("completed")).hasCount(1);
        var other = browsers.open(page.context());
        isLive(other);
        var audio = other.locator("audio[data-role=original]");
        other.waitForFunction("audio => audio.readyState > 0", audio.elementHandle());
        button("Delete").click();
        page.navigate("about:blank");
        assertThat(other.locator("li[data-recording-id]")).hasCount(0);
        assertThat(other.getByTestId("empty")).isVisible();
    }

    @Test
    void showsTheSameInASecondWindowAndAfterAReload() {
        var other = browsers.open(page.context());
        isLive(other);
        choose(Sound.speech(Sound.SHORT_MS), "speech.wav");
        assertThat(other.locator("li[data-status=completed]")).hasCount(1);
        assertThat(card("completed")).hasCount(1);
        var text = page.locator("[data-role=text]").textContent();
        assertThat(other.locator("[data-role=text]")).hasText(text);
        page.reload();
        assertThat(page.locator("[data-role=text]")).hasText(text);
        assertThat(cards()).hasCount(1);
    }

    @Test
    void saysWhatWillBeHereWhenThereIsNothing() {
        assertThat(page.getByTestId("empty")).isVisible();
        assertThat(cards()).hasCount(0);
        Screenshots.take(page, "empty-1280");
    }

    @Test
    void canBeUsedWithoutAMouse() {
        isLive(page);
        tabTo("Record");
        page.keyboard().press("Space");
        button("Stop").waitFor();
        assertThat(page.getByRole(AriaRole.TIMER)).hasText("0:02");
        page.keyboard().press("Enter");
        button("Send").waitFor();
        tabTo("Send");
        page.keyboard().press("Enter");
        assertThat(cards()).hasCount(1);
        assertThat(cards()).hasAttribute("data-status", ANY);
    }

    /** Walks on as a person would, at most once around. */
    private void tabTo(String name) {
        for (int i = 0; i < 30; i++) {
            if (name.equals(page.evaluate("() => document.activeElement.textContent.trim()"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Nothing called " + name + " is reached by Tab");
    }

    @Test
    void fitsOnAPhone() {
        page.setViewportSize(375, 812);
        Screenshots.take(page, "empty-375");
        fits();
        choose(Sound.speech(Sound.SHORT_MS), "a-recording-with-a-rather-long-name-of-its-file.wav");
        assertThat(card("completed")).hasCount(1);
        fits();
        Screenshots.take(page, "completed-375");
    }

    private void fits() {
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(375);
    }
}
