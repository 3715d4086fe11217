package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.ProductSession;
import com.microsoft.playwright.Page;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console's overview and applications, by one administrator in one window. */
class ConsoleOperateIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private ConsoleWindow console;
    private Page page;

    @Test
    void administratorSeesHowAllDoesAndMakesApplications() throws Exception {
        console = ConsoleWindow.ofOperator(browsers);
        page = console.page();
        showsWhatHappensWithoutBeingAsked();
        var key = makesAnApplicationAndItsKeys();
        try (var receiver = new Receiver()) {
            deliversOnceMore(receiver, Client.bearer(RunningProduct.url(), key));
        }
        assertThat(browsers.complaints()).isEmpty();
    }

    private void showsWhatHappensWithoutBeingAsked() throws Exception {
        console.go("overview");
        assertThat(page.locator("#live-nodes tbody tr").first()).containsText("here");
        assertThat(page.locator("#live-services")).containsText("database");
        assertThat(page.locator("#live-state")).hasText("Live");
        var before = page.locator("#live-summary").textContent();
        Client.application().upload(Sound.speech(Sound.SHORT_MS)).is(202);
        assertThat(page.locator("#live-summary")).not().hasText(before);
        page.getByText("The figures of the charts").click();
        for (var span : List.of("month", "day")) {
            console.link("Last " + span).click();
            assertThat(page.locator("#live-summary")).containsText(Pattern.compile("[1-9]\\d* accepted"));
        }
        if (Screenshots.isForDocs()) {
            try (var database = new Insides(ProductSession.product()).database()) {
                ConsoleFill.day(database);
            }
            console.go("overview?span=day");
            assertThat(page.locator("#live-state")).hasText("Live");
        }
        console.paint("overview");
    }

    private String makesAnApplicationAndItsKeys() {
        console.go("applications");
        page.getByLabel("New application").fill("Console & <b>co</b>");
        console.button("Create").click();
        var key = page.locator("#api-key").textContent();
        console.look("applications");
        var token = token(Client.bearer(RunningProduct.url(), key));
        console.go("applications?name=onsole+%26");
        page.locator("a[href$='" + token + "']").click();
        assertThat(page.locator("h1")).hasText("Console & <b>co</b>");
        page.getByLabel("Name").fill("Language school");
        console.button("Rename").click();
        assertThat(page.locator("h1")).hasText("Language school");
        console.button("Make a key").click();
        var second =
                Client.bearer(RunningProduct.url(), page.locator("#api-key").textContent());
        second.get("/api/v1/jobs").is(200);
        page.locator("[aria-label^='Revoke the key']").first().click();
        assertThat(page.getByText("Revoked.")).isVisible();
        second.get("/api/v1/jobs").is(401);
        page.getByLabel("Own limit of queued-jobs").fill("7");
        console.button("Set quotas").click();
        assertThat(page.getByLabel("Own limit of queued-jobs")).hasValue("7");
        page.getByLabel("Days").fill("30");
        console.button("Set retention").click();
        assertThat(page.getByText("as set for this application")).isVisible();
        return key;
    }

    private static String token(Client client) {
        return client.get("/api/v1/applications")
                .is(200)
                .json()
                .at("/data/0/token")
                .asText();
    }

    private void deliversOnceMore(Receiver receiver, Client client) {
        var application = "application?id=" + token(client);
        hook(client, receiver);
        // While it is left in peace after the first answer more is to be delivered, of which the second makes an end.
        receiver.answers(500, 410);
        for (int i = 0; i < 3; i++) {
            client.accepted(Sound.silence(100));
        }
        await().atMost(SOON).untilAsserted(() -> {
            console.go(application + "&status=failed");
            assertThat(page.content()).contains("Disabled since");
        });
        assertThat(console.button("Deliver all failed once more")).hasCount(0);
        console.look("webhook-disabled");
        hook(client, receiver);
        int before = receiver.received().size();
        console.go(application + "&status=failed");
        int failed = console.rows("Deliveries").count();
        assertThat(failed).isGreaterThan(1);
        console.paint("application");
        console.rows("Deliveries").first().locator("input[type=submit]").click();
        assertThat(page.getByText("It is delivered once more.")).isVisible();
        console.go(application + "&status=failed");
        assertThat(console.rows("Deliveries")).hasCount(failed - 1);
        console.button("Deliver all failed once more").click();
        assertThat(page.getByText("%d delivered once more.".formatted(failed - 1)))
                .isVisible();
        await().atMost(SOON).until(() -> receiver.received().size() == before + failed);
        console.go("audit?action=webhook");
        assertThat(console.rows("Entries").first()).containsText("all failed");
    }

    private static void hook(Client client, Receiver receiver) {
        client.send(client.request("/api/v1/applications/" + token(client) + "/webhook")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"url\": \"" + receiver.url() + "\"}")))
                .is(200);
    }
}
