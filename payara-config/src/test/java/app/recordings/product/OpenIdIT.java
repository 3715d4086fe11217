package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing in at a real OpenID provider, by its own forms. */
class OpenIdIT {
    private static final String BEGIN = "/api/v1/sign-in/openid";

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private static OpenIdServer provider;

    private final String one = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Client.visitor().call("POST", BEGIN).isProblem(503, "overloaded");
        provider = new OpenIdServer(RunningProduct.url());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        provider.stop();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static void signInThere(Page page, String name) {
        page.locator("input[name=login]").fill(name);
        page.locator("input[name=password]").fill("any");
        page.locator("button[type=submit]").click();
        page.locator("form[action*=interaction] input[name=prompt][value=consent]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.locator("button[type=submit]").click();
    }

    private Page signedIn(String name) {
        var page = browsers.window(1280, 900);
        button(page, "Sign in").click();
        button(page, "Sign in with Example").click();
        signInThere(page, name);
        assertThat(button(page, "Sign out")).isVisible();
        return page;
    }

    @Test
    void thePageSignsInThereInEachBrowserAndOutAgain() {
        var page = browsers.window(1280, 900);
        var sound = Sound.silence(500);
        page.locator("#file").setInputFiles(new FilePayload("silence.wav", sound.contentType(), sound.bytes()));
        button(page, "Send").click();
        assertThat(page.locator("li[data-recording-id]")).hasCount(1);
        button(page, "Sign in").click();
        assertThat(page.locator("dialog")).isVisible();
        Axe.findsNothingSerious(page);
        button(page, "Sign in with Example").click();
        page.getByText("[ Cancel ]").click();
        assertThat(page.locator("dialog [role=alert]")).hasText("You were not signed in there.");
        button(page, "Sign in with Example").click();
        signInThere(page, "ada-" + one);
        assertThat(page.locator("sign-in-panel")).containsText("ada-" + one + "@people.example");
        assertThat(page.locator("li[data-recording-id]")).hasCount(1);
        assertThat(page.url()).isEqualTo(RunningProduct.url() + "/");

        var other = signedIn("ada-" + one);
        assertThat(other.locator("li[data-recording-id]")).hasCount(1);
        var unverified = signedIn("unverified-ada-" + one);
        assertThat(unverified.locator("sign-in-panel")).containsText("Signed in");
        assertThat(unverified.locator("li[data-recording-id]")).hasCount(0);

        button(page, "Sign out").click();
        assertThat(button(page, "Sign in")).isVisible();
        assertThat(page.locator("li[data-recording-id]")).hasCount(0);
    }

    @Test
    void theConsoleLetsInWhoseGroupGivesARole() {
        var page = browsers.window(360, 780);
        page.navigate("/admin/jobs?status=FAILED");
        Axe.findsNothingSerious(page);
        page.getByText("Sign in with Example").click();
        signInThere(page, "operators-" + one);
        assertThat(page.locator("h1")).hasText("Jobs");
        assertThat(page.url()).endsWith("/admin/jobs?status=FAILED");
        var name = "operators-" + one + "@people.example by Example";
        assertThat(page.locator("header")).containsText(name);
        page.navigate("/admin/audit");
        assertThat(page.locator("table").getByText("OpenID subject operators-" + one))
                .isVisible();
        assertThat(page.locator("table")).containsText(name);
        page.navigate("/admin/account");
        assertThat(page.locator("main")).containsText("with the role operator");
        button(page, "Sign out").click();
        assertThat(page.locator("h1")).hasText("Sign in");
        page.navigate("/admin/jobs");
        assertThat(page.locator("h1")).hasText("Sign in");

        var nobody = browsers.window(1280, 900);
        nobody.navigate("/admin/jobs");
        nobody.getByText("Sign in with Example").click();
        signInThere(nobody, "ada-" + one);
        assertThat(nobody.locator("#openid-problem")).containsText("nothing that it says of you gives you a role");
        Axe.findsNothingSerious(nobody);
        nobody.navigate("/admin/jobs");
        assertThat(nobody.locator("h1")).hasText("Sign in");
    }

    @Test
    void nobodyComesBackWhoDidNotGo() {
        var callback = BEGIN + "/callback?code=x&state=y";
        for (var client : new Client[] {
            Client.stranger(), Client.visitor(), Client.stranger().with("Cookie", "recordings-openid=x")
        }) {
            var answer = client.get(callback).is(303);
            assertThat(answer.header("Location")).isEqualTo(RunningProduct.url() + "/#sign-in-problem=expired");
        }
        var console = Client.stranger().get("/admin/openid?code=x&state=y").is(302);
        assertThat(console.header("Location")).endsWith("/admin/sign-in?problem=expired");
        Client.stranger()
                .with("Sec-Fetch-Site", "cross-site")
                .get("/admin/openid/start")
                .is(403);
        Client.stranger()
                .with("Sec-Fetch-Site", "same-origin")
                .call("HEAD", "/admin/openid/start")
                .is(405);
        var names = Stream.generate(Client::stranger)
                .limit(2)
                .map(browser -> browser.get("/admin/openid/start").is(302).header("Set-Cookie"))
                .map(cookie -> cookie.split("=", 2)[0])
                .toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.startsWith("recordings-openid-"));
        Client.application().call("POST", BEGIN).isProblem(403, "forbidden");
        var visitor = Client.visitor();
        var begun = visitor.call("POST", BEGIN).is(200);
        assertThat(begun.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");
        assertThat(begun.header("Cache-Control")).isEqualTo("no-store");
        new Client(visitor.base(), visitor.headers().subList(0, 2))
                .with("Origin", "https://evil.example")
                .call("POST", BEGIN)
                .isProblem(403, "cross-site-request");
    }
}
