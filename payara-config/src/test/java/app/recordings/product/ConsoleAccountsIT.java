package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts of the console, as an administrator has them, and what a viewer sees. */
class ConsoleAccountsIT {
    private static final String PASSWORD = "a long enough one";

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final String name = "vera-" + UUID.randomUUID().toString().substring(0, 8);
    private ConsoleWindow console;

    @BeforeEach
    void signIn() throws IOException {
        console = ConsoleWindow.ofOperator(browsers);
    }

    @Test
    void aViewerSeesButDoesNothingUntilTheirSessionEnds() {
        var first = create();
        var vera = signedIn(first);
        vera.go("settings");
        assertThat(vera.page().locator("h1")).hasText("Your account");
        changePassword(vera, first);
        seesNoSecretOfAWebhook(vera);
        for (var path : List.of("settings", "administrators", "jobs", "dead-letters", "recordings", "applications")) {
            vera.go(path);
            assertThat(vera.page().locator("h1")).isVisible();
            assertThat(vera.page().locator("main form[method=post]").count())
                    .as("forms of " + path)
                    .isZero();
        }
        endsTheSession(vera);
        resets(vera);
        exportsTheLog();
        assertThat(browsers.complaints()).isEmpty();
    }

    private String create() {
        console.go("administrators");
        console.page().getByLabel("Name").fill(name);
        console.page().locator("[id='create:role']").selectOption("VIEWER");
        console.button("Create").click();
        return console.page().locator("#first-password").textContent();
    }

    private ConsoleWindow signedIn(String password) {
        var window = new ConsoleWindow(browsers.window(1280, 900));
        signIn(window.page(), password);
        return window;
    }

    private void signIn(Page page, String password) {
        page.navigate("/admin/sign-in");
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password", new GetByLabelOptions().setExact(true)).fill(password);
        page.locator("[id='by-name:enter']").click();
        assertThat(page.locator("header")).containsText(name);
    }

    private static void changePassword(ConsoleWindow window, String present) {
        window.page().locator("[id='password:present']").fill(present);
        window.page().locator("[id='password:new']").fill(PASSWORD);
        window.page().locator("[id='password:repeated']").fill(PASSWORD);
        window.button("Change the password").click();
        window.says("Your password is changed");
    }

    private void seesNoSecretOfAWebhook(ConsoleWindow vera) {
        var application = Client.stranger()
                .post("/api/v1/applications", "application/json", "{\"name\": \"Hooks of Vera\"}".getBytes(UTF_8))
                .is(201)
                .json();
        var token = application.path("token").asText();
        var client =
                Client.bearer(RunningProduct.url(), application.path("apiKey").asText());
        client.send(client.request("/api/v1/applications/" + token + "/webhook")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"url\": \"http://127.0.0.1:9/hook/s3cret\"}")))
                .is(200);
        console.go("application?id=" + token);
        assertThat(console.page().locator("main")).containsText("http://127.0.0.1:9/hook/s3cret");
        vera.go("application?id=" + token);
        assertThat(vera.page().locator("main")).containsText("http://127.0.0.1/…");
        assertThat(vera.page().content()).doesNotContain("s3cret");
        assertThat(vera.page().locator("main").getByText("Revoke the key")).hasCount(0);
    }

    private void endsTheSession(ConsoleWindow vera) {
        console.go("administrators");
        console.paint("administrators");
        console.page()
                .locator("label", new Page.LocatorOptions().setHasText(name))
                .click();
        console.button("End the chosen ones").click();
        console.says("1 ended.");
        vera.go("overview");
        assertThat(vera.page().locator("h1")).hasText("Sign in");
    }

    private void resets(ConsoleWindow vera) {
        signIn(vera.page(), PASSWORD);
        console.go("administrators");
        console.link(name).click();
        console.button("Reset").click();
        console.says("The sessions have ended.");
        var anew = console.page().locator("#first-password").textContent();
        vera.go("overview");
        assertThat(vera.page().locator("h1")).hasText("Sign in");
        signIn(vera.page(), anew);
        assertThat(vera.page().locator("h1")).hasText("Your account");
    }

    private void exportsTheLog() {
        console.go("audit?who=admin-key&action=administrator");
        console.look("audit");
        var file = console.page().waitForDownload(() -> console.link("CSV").click());
        try {
            assertThat(Files.readString(file.path()))
                    .startsWith("at,who,address,action,subject,detail")
                    .contains("administrator.create," + name + ",VIEWER")
                    .contains("administrator.reset," + name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        console.go("audit?action=audit.export");
        assertThat(console.rows("Entries").first()).containsText("admin-key");
    }

    @Test
    void wrongPasswordsAndThoseThatAreNotLookedAtAnyMoreAreInTheLog() throws IOException {
        create();
        for (int i = 0; i < 7; i++) {
            ConsoleClient.refused(name, "wrong", "198.51.100.7");
        }
        console.go("audit?who=" + name);
        var entries = console.region("Entries");
        assertThat(entries).containsText("session.refused");
        assertThat(entries).containsText("198.51.100.7");
        assertThat(entries).containsText("wrong");
        assertThat(entries).containsText("too many came");
    }
}
