package app.recordings.product;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pictures for people to look at, below target/; with -Drecordings.write=true those of the docs are made anew too. */
final class Screenshots {
    private Screenshots() {}

    static void take(Page page, String name) {
        take(page, Path.of("target", "screenshots", name + ".png"));
    }

    static void takeForDocs(Page page, String name) {
        take(page, name);
        if (Boolean.getBoolean("recordings.write")) {
            take(page, Path.of("..", "docs", "images", name + ".png"));
        }
    }

    private static void take(Page page, Path file) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
    }
}
