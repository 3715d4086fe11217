package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.launcher.ProductSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;

/** A window of the console. */
record ConsoleWindow(Page page) {
    private static final int TELEPHONE = 360;
    private static final int DESK = 1280;
    private static final int MOST_PLACES = 200;

    /** Signed in by the operator's key, without the form. */
    static ConsoleWindow ofOperator(Browsers browsers) throws IOException {
        var page = browsers.window(DESK, 900);
        var cookie = ConsoleClient.of(ProductSession.product()).cookie().split("=", 2);
        page.context()
                .addCookies(List.of(new Cookie(cookie[0], cookie[1])
                        .setDomain(RunningProduct.url().getHost())
                        .setPath("/admin")));
        return new ConsoleWindow(page);
    }

    ConsoleWindow go(String path) {
        page.navigate("/admin/" + path);
        return this;
    }

    Locator button(String name) {
        return page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator region(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator rows(String region) {
        return region(region).locator("tbody tr");
    }

    /** Expects an answer to what was pressed. */
    void says(String text) {
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(text);
    }

    /** Goes by the tabulator to what is called so, and nothing else. */
    void tabTo(String name) {
        for (int i = 0; i < MOST_PLACES; i++) {
            page.keyboard().press("Tab");
            var label = page.evaluate(
                    "() => document.activeElement.ariaLabel ?? document.activeElement.value ?? document.activeElement.textContent");
            if (name.equals(label)) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not lead to " + name);
    }

    /** Has nothing that some cannot use, at a telephone's width in the dark and at a desk in the light. */
    void look(String name) {
        look(name, Screenshots::take);
    }

    /** The same, with pictures for the docs where they are wanted. */
    void paint(String name) {
        look(name, Screenshots::takeTopForDocs);
    }

    private void look(String name, BiConsumer<Page, String> picture) {
        page.setViewportSize(TELEPHONE, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Axe.findsNothingSerious(page);
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                .as("the width of " + name)
                .isLessThanOrEqualTo(TELEPHONE);
        picture.accept(page, "console-" + name + "-360");
        page.setViewportSize(DESK, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        Axe.findsNothingSerious(page);
        picture.accept(page, "console-" + name);
    }
}
