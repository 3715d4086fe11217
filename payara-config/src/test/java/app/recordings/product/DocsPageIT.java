package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract as a page that calls. */
class DocsPageIT {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @Test
    void callsWithAKeyThatAPersonTypesIn() {
        var client = Client.application();
        var id = client.accepted(Sound.silence(100));
        var page = browsers.window(1280, 900);
        page.navigate("/docs/");

        page.locator(".auth-wrapper .authorize").click();
        var key = client.headers().get(1).substring("Bearer ".length());
        var own = new Locator.FilterOptions().setHasText("An application's API key");
        var form = page.locator(".modal-ux .auth-container form").filter(own);
        form.locator("input[aria-label='auth-bearer-value']").fill(key);
        form.locator(".authorize").click();
        page.locator(".modal-ux .btn-done").first().click();

        var call = page.locator("#operations-Recordings-listRecordings");
        call.locator(".opblock-summary-control").click();
        call.locator(".try-out__btn").click();
        call.locator(".execute").click();
        var answer = call.locator(".live-responses-table");
        assertThat(answer.locator(".response-col_status").last()).containsText("200");
        // the window's own cookie would bring a list without it
        assertThat(answer).containsText(id);
        assertThat(browsers.complaints()).isEmpty();
    }
}
