package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.launcher.ProductSession;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who gets into the console, and who does not. */
class ConsoleSignInIT {
    private static final String PASSWORD = "correct horse battery";

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final String name = "ada-" + UUID.randomUUID();

    private static String key() {
        try {
            return Files.readString(
                            ProductSession.product().configuration().data().resolve("admin-key"))
                    .strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Locator button(Page page, String label) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(label).setExact(true));
    }

    private static void signInByKey(Page page, String key) {
        page.getByLabel("The administrator's key").fill(key);
        button(page, "Sign in by the key").click();
    }

    private void signIn(Page page, String password, String code) {
        page.navigate("/admin/sign-in");
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.getByLabel("One-time password").fill(code);
        button(page, "Sign in").click();
    }

    @Test
    void theKeyMakesTheFirstAdministratorWhoGoesOnAlone() {
        var operator = browsers.window(1280, 900);
        operator.navigate("/admin/administrators");
        Axe.findsNothingSerious(operator);
        signInByKey(operator, "rk_admin_wrong");
        assertThat(operator.getByRole(AriaRole.ALERT)).containsText("not the administrator's key");
        signInByKey(operator, key());
        assertThat(operator.locator("h1")).hasText("Administrators");
        operator.getByLabel("Name").fill(name);
        operator.locator("[id='create:role']").selectOption("ADMINISTRATOR");
        button(operator, "Create").click();
        var first = operator.locator("#first-password").textContent();
        assertThat(operator.locator("table")).containsText(name);

        var ada = browsers.window(
                new NewContextOptions().setViewportSize(360, 780).setColorScheme(ColorScheme.DARK));
        signIn(ada, first, "");
        assertThat(ada.locator("h1")).hasText("Your account");
        ada.navigate("/admin/audit");
        assertThat(ada.locator("h1")).hasText("Your account");
        changePassword(ada, first);
        var codes = setUpTotp(ada);
        seesAllPages(ada);
        signIn(ada, PASSWORD, "");
        assertThat(ada.getByRole(AriaRole.ALERT)).containsText("one-time password is needed");
        signIn(ada, PASSWORD, codes.get(0));
        assertThat(ada.locator("h1")).hasText("Overview");
        keepsItsCookie(ada);
        removes(operator);
        ada.navigate("/admin/audit");
        assertThat(ada.locator("h1")).hasText("Sign in");
        assertThat(browsers.complaints()).isEmpty();
    }

    private static void changePassword(Page page, String first) {
        Axe.findsNothingSerious(page);
        page.locator("[id='password:present']").fill(first);
        page.locator("[id='password:new']").fill(PASSWORD);
        page.locator("[id='password:repeated']").fill(PASSWORD);
        button(page, "Change the password").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Your password is changed");
    }

    private static List<String> setUpTotp(Page page) {
        page.locator("[id='totp-on:password']").fill(PASSWORD);
        button(page, "Set up").click();
        assertThat(page.locator(".qr")).isVisible();
        assertThat((Integer) page.locator(".qr").evaluate("(picture) => picture.naturalWidth"))
                .isPositive();
        Axe.findsNothingSerious(page);
        page.getByLabel("The one-time password that it shows now")
                .fill(OneTimePassword.now(page.locator("#secret").textContent()));
        button(page, "Confirm").click();
        assertThat(page.locator("#codes li")).hasCount(10);
        return page.locator("#codes li").allTextContents();
    }

    private void seesAllPages(Page page) {
        for (var path : List.of("overview", "administrators", "audit", "account")) {
            page.navigate("/admin/" + path);
            Axe.findsNothingSerious(page);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s fits into 360 px", path)
                    .isTrue();
        }
        page.navigate("/admin/audit?who=" + name);
        assertThat(page.locator("table")).containsText("account.totp");
        var csv = page.request().get(RunningProduct.url() + "/admin/audit.csv?who=" + name);
        assertThat(csv.headers().get("content-disposition")).contains("attachment");
        assertThat(csv.text()).startsWith("at,who,address").contains(",account.password,");
        assertThat(page.request()
                        .get(RunningProduct.url() + "/admin/audit?after=rubbish")
                        .text())
                .contains("malformed-request")
                .doesNotContain("Exception");
    }

    private static void keepsItsCookie(Page page) {
        var cookie = page.context().cookies().stream()
                .filter(each -> each.name.equals("recordings-admin"))
                .findFirst()
                .orElseThrow();
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
        assertThat(page.context().cookies()).noneMatch(each -> each.name.equals("JSESSIONID"));
        var signedIn = new Client(RunningProduct.url(), List.of("Cookie", "recordings-admin=" + cookie.value));
        var ours = signedIn.with("Origin", RunningProduct.url().toString());
        leave(signedIn).is(403);
        leave(signedIn.with("Origin", "https://evil.example")).is(403);
        leave(ours).is(403);
        signedIn.call("DELETE", "/admin/overview").is(405);
        signedIn.get("/admin/overview").is(200);
    }

    private static Answer leave(Client client) {
        return client.send(client.request("/admin/overview")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "sign-out=sign-out&sign-out%3Aleave=x&jakarta.faces.ViewState=stateless")));
    }

    /** Not before there is another administrator. */
    private void removes(Page operator) {
        remove(operator, "Somebody must stay administrator");
        operator.getByLabel("Name").fill("second-" + name);
        operator.locator("[id='create:role']").selectOption("ADMINISTRATOR");
        button(operator, "Create").click();
        assertThat(operator.locator("#first-password")).isVisible();
        remove(operator, "removed");
    }

    private void remove(Page operator, String answer) {
        operator.navigate("/admin/administrators");
        operator.getByText(name, new Page.GetByTextOptions().setExact(true)).click();
        Axe.findsNothingSerious(operator);
        button(operator, "Remove").click();
        var alert = operator.getByRole(AriaRole.ALERT);
        assertThat(alert).containsText("Tick that you are sure");
        operator.getByLabel("I am sure").check();
        button(operator, "Remove").click();
        assertThat(alert).containsText(answer);
    }
}
