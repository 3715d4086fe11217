package app.recordings.product;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures for people to look at, below target/; with -Drecordings.write=true those of the docs are made anew too. */
final class Screenshots {
    private static final double LONGEST = 1100;

    private Screenshots() {}

    static void take(Page page, String name) {
        page.screenshot(whole().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /** In few colours, so that it is small. */
    static void takeForDocs(Page page, String name) {
        take(page, name);
        if (isForDocs()) {
            page.evaluate("() => scrollTo(0, 0)");
            write(page.screenshot(whole()), Path.of("..", "docs", "images", name + ".png"));
        }
    }

    /** The same of its first screens alone, where a page is long. */
    static void takeTopForDocs(Page page, String name) {
        take(page, name);
        if (isForDocs()) {
            page.evaluate("() => scrollTo(0, 0)");
            double height = Math.min(
                    LONGEST, ((Number) page.evaluate("() => document.documentElement.scrollHeight")).doubleValue());
            write(
                    page.screenshot(whole().setClip(0, 0, page.viewportSize().width, height)),
                    Path.of("..", "docs", "images", name + ".png"));
        }
    }

    static boolean isForDocs() {
        return Boolean.getBoolean("recordings.write");
    }

    private static Page.ScreenshotOptions whole() {
        return new Page.ScreenshotOptions().setFullPage(true);
    }

    private static void write(byte[] png, Path file) {
        try {
            var picture = ImageIO.read(new ByteArrayInputStream(png));
            var few = new BufferedImage(
                    picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, Palette.of(picture));
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    few.setRGB(x, y, picture.getRGB(x, y));
                }
            }
            Files.createDirectories(file.getParent());
            ImageIO.write(few, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
