package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The accessibility of what a window shows, as axe-core sees it. */
final class Axe {
    /** Colours on their way from dark to light have a contrast that nobody reads. */
    private static final String TRANSITIONS_END = """
            async () => {
              for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
              await Promise.allSettled(document.getAnimations()
                .filter((animation) => animation instanceof CSSTransition)
                .map((transition) => transition.finished));
            }
            """;

    private Axe() {}

    static void findsNothingSerious(Page page) {
        page.evaluate(TRANSITIONS_END);
        page.evaluate(script());
        var found = page.evaluate("""
                () => axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations
                  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                  .map(({ id, nodes }) => id + ' ' + nodes.map((node) => node.html).join(' ')))
                """);
        assertThat((List<?>) found).isEmpty();
    }

    private static String script() {
        try (var in = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
