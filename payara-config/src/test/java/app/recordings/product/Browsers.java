package app.recordings.product;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Windows of visitors, closed after each test; what they complain of is kept. */
final class Browsers implements BeforeAllCallback, AfterEachCallback {
    private static final double LONGEST_WORK_MS = 90_000;
    private static final String TELL_OF_VIOLATIONS = """
            addEventListener('securitypolicyviolation',
              (event) => console.error('Content-Security-Policy ' + event.violatedDirective + ' ' + event.blockedURI))
            """;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_WORK_MS);
        // a thread's own, since Playwright serves one thread at a time
        browser = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Browsers.class))
                .getOrComputeIfAbsent(Thread.currentThread(), unused -> new Chromium(), Chromium.class)
                .browser();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
        complaints.clear();
    }

    /** A new visitor's window, with cookies of its own. */
    Page window(int width, int height) {
        return window(new Browser.NewContextOptions().setViewportSize(width, height));
    }

    /** The same, of a person with wishes; of the shared product unless they name another. */
    Page window(Browser.NewContextOptions wishes) {
        if (wishes.baseURL == null) {
            wishes.setBaseURL(RunningProduct.url().toString());
        }
        return open(browser.newContext(wishes.setPermissions(List.of("microphone"))));
    }

    /** One more window of the same visitor. */
    Page open(BrowserContext visitor) {
        var page = visitor.newPage();
        page.addInitScript(TELL_OF_VIOLATIONS);
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.navigate("/");
        return page;
    }

    List<String> complaints() {
        return complaints;
    }
}
