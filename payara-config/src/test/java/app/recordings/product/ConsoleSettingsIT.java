package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console's settings, and what it shows of the database. */
class ConsoleSettingsIT {
    private static final String TYPE = "job:random-image";
    private static final String LOGGER = "app.recordings.of.a.test";

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private ConsoleWindow console;
    private Page page;

    @BeforeEach
    void signIn() throws IOException {
        console = ConsoleWindow.ofOperator(browsers);
        page = console.page();
    }

    @AfterEach
    void resume() {
        console.go("settings");
        if (console.button("Resume " + TYPE).isVisible()) {
            console.button("Resume " + TYPE).click();
        }
    }

    @Test
    void aTypeOfJobsIsPausedAndResumedByTheKeyboardAlone() {
        console.go("settings");
        console.tabTo("Reason to pause " + TYPE);
        page.keyboard().type("a provider's maintenance");
        console.tabTo("Pause " + TYPE);
        page.keyboard().press("Enter");
        console.says("Paused.");
        assertThat(card(TYPE)).containsText("by admin-key. a provider's maintenance");
        var images = new Images(Client.application());
        var waiting = images.accepted();
        console.go("overview");
        assertThat(page.locator("#live-pauses")).containsText(TYPE);
        console.go("settings");
        console.paint("settings");
        assertThat(images.job(waiting).path("status").asText()).isEqualTo("queued");
        console.tabTo("Resume " + TYPE);
        page.keyboard().press("Enter");
        console.says("It goes on");
        assertThat(card(TYPE)).not().containsText("paused");
        console.go("audit?action=pause");
        assertThat(console.region("Entries")).containsText("a provider's maintenance");
        assertThat(console.rows("Entries").first()).containsText("pause.end");
        assertThat(browsers.complaints()).isEmpty();
    }

    private Locator card(String subject) {
        return page.locator("[data-subject='" + subject + "']");
    }

    @Test
    void aLoggersLevelIsSetUntilItIsTakenBack() {
        console.go("settings");
        page.getByLabel("Logger").fill(LOGGER);
        page.getByLabel("Level").selectOption("FINE");
        console.button("Set level").click();
        console.says("Every node logs so");
        assertThat(page.locator("main")).containsText(LOGGER + " FINE since");
        console.button("Have " + LOGGER + " log as configured").click();
        console.says("as configured");
        assertThat(page.locator("main")).not().containsText(LOGGER + " FINE since");
    }

    @Test
    void secretsAreOnlySaidToBeSet() {
        console.go("settings");
        assertThat(console.region("Configuration")).containsText("RECORDINGS_OIDC_CLIENT_SECRET");
        assertThat(page.content()).doesNotContain(System.getProperty("recordings.oidc.secret"));
    }

    @Test
    void theDatabasesTablesIndexesAndMigrationsAreShown() {
        console.go("database");
        for (var region : new String[] {"Tables", "Indexes", "Migrations"}) {
            assertThat(console.rows(region).nth(10)).isVisible();
        }
        assertThat(console.region("Migrations")).containsText("create recording");
        assertThat(page.locator("main")).containsText("create extension pg_stat_statements");
        console.look("database");
    }
}
