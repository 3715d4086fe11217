package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of bringing sound to the page, and what it says where that cannot be. */
class PageRecordsIT {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private Page page;

    @BeforeEach
    void openThePage() {
        page = browsers.window(1280, 900);
        page.getByTestId("record").waitFor();
    }

    private void record(String seconds) {
        page.getByTestId("record").click();
        assertThat(page.getByRole(AriaRole.TIMER)).hasText(seconds);
    }

    /** Safari records nothing else. */
    @Test
    void recordsMp4WhereTheBrowserHasNoWebm() {
        page.evaluate("""
                () => {
                  const able = MediaRecorder.isTypeSupported;
                  MediaRecorder.isTypeSupported = (type) => type.startsWith('audio/mp4') && able(type);
                }
                """);
        record("0:02");
        page.getByTestId("stop").click();
        page.getByTestId("send").click();
        assertThat(page.locator("li[data-recording-id][data-status=completed]")).hasCount(1);
        var sent = page.locator("audio[data-role=original]").getAttribute("src").replaceFirst("[?].*", "");
        assertThat(page.request().get(sent).headers().get("content-type")).startsWith("audio/mp4");
        assertThat(page.locator("[data-role=text]")).hasText(Pattern.compile("\\w+"));
    }

    @Test
    void asksBeforeAPageThatRecordsIsLeft() {
        var asked = new CopyOnWriteArrayList<String>();
        page.onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });
        record("0:01");
        page.close(new Page.CloseOptions().setRunBeforeUnload(true));
        page.waitForCondition(() -> !asked.isEmpty());
        assertThat(asked).containsExactly("beforeunload");
        assertThat(page.getByTestId("stop")).isVisible();
    }

    @Test
    void offersAFileWherePagesAreNotSecure() {
        page.navigate(
                "http://" + Chromium.ELSEWHERE + ":" + RunningProduct.url().getPort() + "/");
        assertThat(page.locator(".studio-alert")).containsText("secure pages");
        assertThat(page.getByTestId("record")).isDisabled();
        bring("drop", 1);
        assertThat(page.getByTestId("send")).isVisible();
    }

    @Test
    void keepsThePhoneAwakeWhileItRecordsAndNoLonger() {
        page.evaluate("""
                () => {
                  const locks = (window.locks = []);
                  const request = async () => {
                    const lock = { released: false, release: async () => (lock.released = true) };
                    locks.push(lock);
                    return lock;
                  };
                  Object.defineProperty(navigator, 'wakeLock', { value: { request } });
                }
                """);
        record("0:01");
        assertThat(locks()).isEqualTo(List.of(false));
        page.getByTestId("stop").click();
        page.getByTestId("send").waitFor();
        assertThat(locks()).isEqualTo(List.of(true));
    }

    private Object locks() {
        return page.evaluate("() => window.locks.map((lock) => lock.released)");
    }

    @Test
    void sendsSeveralPastedFilesAtOnce() {
        bring("paste", 2);
        assertThat(page.locator("li[data-recording-id]")).hasCount(2);
        assertThat(page.getByTestId("outbox-item")).hasCount(0);
    }

    @Test
    void looksAtOneDroppedFileFirst() {
        bring("drop", 1);
        assertThat(page.getByTestId("send")).isVisible();
        assertThat(page.locator(".review-about")).containsText("0.wav");
        assertThat(page.locator("li[data-recording-id]")).hasCount(0);
    }

    /** Files of a quarter of a second of silence, 0.wav and so on, as the browser hands them over. */
    private void bring(String event, int count) {
        var silence = Base64.getEncoder().encodeToString(Sound.silence(250).bytes());
        page.evaluate("""
                ([event, silence, count]) => {
                  const bytes = Uint8Array.from(atob(silence), (byte) => byte.charCodeAt(0));
                  const data = new DataTransfer();
                  for (let i = 0; i < count; i++) data.items.add(new File([bytes], i + '.wav', { type: 'audio/wav' }));
                  const wishes = { bubbles: true, cancelable: true, clipboardData: data, dataTransfer: data };
                  const made = event === 'paste' ? [new ClipboardEvent(event, wishes)]
                    : ['dragenter', event].map((name) => new DragEvent(name, wishes));
                  made.forEach((each) => document.body.dispatchEvent(each));
                }
                """, List.of(event, silence, count));
    }

    @ParameterizedTest
    @CsvSource({
        "NotAllowedError, was not allowed",
        "NotFoundError, No microphone was found",
        "NotReadableError, Another program",
    })
    void saysWhyTheMicrophoneCannotBeUsed(String error, String words) {
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
}
