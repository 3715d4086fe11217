package app.recordings.product;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pictures for people to look at, below target/. */
final class Screenshots {
    private Screenshots() {}

    static void take(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
