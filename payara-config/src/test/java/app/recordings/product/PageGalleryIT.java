package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Random pictures on the page, of a provider that takes a moment. */
@ExtendWith(Fakes.class)
@ResourceLock(Fakes.LOCK)
class PageGalleryIT {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final FakePhotos photos = Fakes.photos();

    @AfterEach
    void heal() {
        assertThat(browsers.complaints()).isEmpty();
        photos.delay(Duration.ZERO);
    }

    @Test
    void showsAPictureOfATopicWithItsCreditAsSoonAsItIsThere() {
        photos.delay(Duration.ofSeconds(2));
        var page = window("en");
        var other = browsers.open(page.context());
        assertThat(other.locator("connection-status")).hasAttribute("data-state", "live");
        page.getByLabel("Topic").fill("a lighthouse");
        page.keyboard().press("Enter");
        assertThat(pictures(page)).hasAttribute("data-status", "processing");
        assertThat(pictures(page).locator(".status")).hasText("Looking for it…");
        for (var window : new Page[] {page, other}) {
            assertThat(pictures(window)).hasAttribute("data-status", "completed");
            isThere(window, "Picture for the topic a lighthouse");
            var credit = window.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Photo: Ann Example"));
            assertThat(credit).hasAttribute("href", Pattern.compile("https://example.org/photos/\\d+"));
        }
        assertThat(page.locator("#announcer")).containsText("The picture of a lighthouse is there.");
        Axe.findsNothingSerious(page);
        page.reload();
        isThere(page, "Picture for the topic a lighthouse");
        Screenshots.take(page, "gallery-1280");
        page.setViewportSize(375, 812);
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(375);
        Screenshots.take(page, "gallery-375");
    }

    @Test
    void speaksArabicAndAsksForATopicFirst() {
        var page = window("ar");
        var ask = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("ابحث عن صورة"));
        ask.click();
        var topic = page.getByLabel("الموضوع", new Page.GetByLabelOptions().setExact(true));
        assertThat(topic).isFocused();
        assertThat(page.locator("#topic-problem")).hasText("يُرجى تسمية موضوع.");
        topic.fill("منارة");
        ask.click();
        isThere(page, "صورة للموضوع منارة");
        assertThat(page.locator("#topic-problem")).isEmpty();
        Axe.findsNothingSerious(page);
        Screenshots.take(page, "gallery-ar");
    }

    @Test
    void isHiddenWhereThereIsNoProvider() {
        var page = browsers.window(1280, 900);
        page.waitForResponse("**/jobs/types", page::reload);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator("picture-gallery")).isHidden();
    }

    private static Page window(String locale) {
        return browsers.window(new Browser.NewContextOptions()
                .setBaseURL(Fakes.product().url().toString())
                .setViewportSize(1280, 900)
                .setLocale(locale));
    }

    private static Locator pictures(Page page) {
        return page.locator("li[data-job-id]");
    }

    private static void isThere(Page page, String name) {
        var picture = page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(name));
        picture.scrollIntoViewIfNeeded();
        page.waitForFunction("image => image.complete && image.naturalWidth === 60", picture.elementHandle());
    }
}
