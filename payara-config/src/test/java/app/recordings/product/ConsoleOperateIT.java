package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console's overview and applications, by one administrator in one window. */
class ConsoleOperateIT {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private Page page;

    @Test
    void administratorSeesHowAllDoesAndMakesApplications() {
        page = browsers.window(new Browser.NewContextOptions().setViewportSize(1280, 900));
        signIn();
        showsWhatHappensWithoutBeingAsked();
        makesAnApplicationAndItsKeys();
    }

    private void signIn() {
        page.navigate("/admin");
        var key = Client.administrator().headers().get(1).replaceFirst("Bearer ", "");
        page.getByLabel("The administrator's key").fill(key);
        button("Sign in by the key").click();
        assertThat(page).hasURL(Pattern.compile(".*/admin/overview"));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private void showsWhatHappensWithoutBeingAsked() {
        assertThat(page.locator("#live-nodes tbody tr").first()).containsText("here");
        assertThat(page.locator("#live-services")).containsText("database");
        assertThat(page.locator("#live-state")).hasText("Live");
        var before = page.locator("#live-summary").textContent();
        Client.application().upload(Sound.speech(Sound.SHORT_MS)).is(202);
        assertThat(page.locator("#live-summary")).not().hasText(before);
        page.getByText("The figures of the charts").click();
        for (var span : List.of("day", "month")) {
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Last " + span))
                    .click();
            assertThat(page.locator("#live-summary")).containsText(Pattern.compile("[1-9]\\d* accepted"));
        }
        Screenshots.takeForDocs(page, "console-overview");
    }

    private void makesAnApplicationAndItsKeys() {
        page.navigate("/admin/applications");
        page.getByLabel("New application").fill("Console & <b>co</b>");
        button("Create").click();
        var token = Client.bearer(RunningProduct.url(), page.locator("#api-key").textContent())
                .get("/api/v1/applications")
                .is(200)
                .json()
                .at("/data/0/token")
                .asText();
        page.navigate("/admin/applications?name=onsole+%26");
        page.locator("a[href$='" + token + "']").click();
        assertThat(page.locator("h1")).hasText("Console & <b>co</b>");
        button("Make a key").click();
        var second =
                Client.bearer(RunningProduct.url(), page.locator("#api-key").textContent());
        second.get("/api/v1/jobs").is(200);
        button("Revoke the key").first().click();
        assertThat(page.getByText("Revoked.")).isVisible();
        second.get("/api/v1/jobs").is(401);
        page.getByLabel("Own limit of queued-jobs").fill("7");
        button("Set quotas").click();
        assertThat(page.getByLabel("Own limit of queued-jobs")).hasValue("7");
        page.getByLabel("Days").fill("30");
        button("Set retention").click();
        assertThat(page.getByText("as set for this application")).isVisible();
        Axe.findsNothingSerious(page);
        Screenshots.takeForDocs(page, "console-application");
    }
}
