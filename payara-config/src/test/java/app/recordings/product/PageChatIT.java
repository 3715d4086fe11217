package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application's chat as a conversation, in writing and by voice. */
class PageChatIT {
    private static final int WRITTEN = 33;

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final String shop = "Shop " + System.nanoTime();
    private final JsonNode application = Client.stranger()
            .post(
                    "/api/v1/applications",
                    "application/json",
                    "{\"name\": \"%s\"}".formatted(shop).getBytes(UTF_8))
            .is(201)
            .json();
    private final Client client =
            Client.bearer(RunningProduct.url(), application.path("apiKey").asText());
    private final String chats =
            "/api/v1/applications/" + application.path("token").asText() + "/chats";
    private Page page;

    @BeforeEach
    void talk() {
        json(chats, "{\"title\": \"Plans\"}");
        for (int i = 1; i <= WRITTEN; i++) {
            json(chats + "/1/messages", "{\"body\": \"Thought " + i + "\"}");
        }
        var spoken = client.post(
                        chats + "/1/messages",
                        Form.TYPE,
                        new Form().file("audio", Sound.speech(Sound.SHORT_MS)).bytes())
                .is(201);
        client.completed(spoken.json().path("recordingId").asText());
    }

    private void json(String path, String body) {
        client.post(path, "application/json", body.getBytes(UTF_8)).is(201);
    }

    private void open(int width, ColorScheme scheme) {
        page = browsers.window(
                new Browser.NewContextOptions().setViewportSize(width, 850).setColorScheme(scheme));
        page.navigate("/chat");
        page.locator("#key").fill(application.path("apiKey").asText());
        page.keyboard().press("Enter");
        assertThat(message(WRITTEN + 1).locator("[data-role=text] .word").first())
                .isVisible();
    }

    private Locator message(int number) {
        return page.locator("[role=log] [data-number='" + number + "']");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void holdsAConversationByKeyboardAndVoice() {
        open(1280, ColorScheme.LIGHT);
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .hasText("Plans");
        assertThat(page.locator("connection-status")).hasAttribute("data-state", "live");
        assertThat(message(3)).hasCount(0);
        button("Show older ones").click();
        assertThat(message(1)).containsText("Thought 1");

        page.locator("#say").fill("Typed <b>here</b>");
        page.keyboard().press("Enter");
        assertThat(message(WRITTEN + 2)).containsText("Typed <b>here</b>");
        assertThat(page.locator("#say")).isEmpty();
        json(chats + "/1/messages", "{\"body\": \"Said elsewhere\"}");
        assertThat(message(WRITTEN + 3)).containsText("Said elsewhere");

        button("Speak").click();
        assertThat(page.getByRole(AriaRole.TIMER)).hasText("0:02");
        button("Stop and send").click();
        var spoken = message(WRITTEN + 4);
        assertThat(spoken.locator("[data-role=text]")).hasText(Pattern.compile("\\w+"));
        assertThat(spoken.locator("[data-role=corrected-text]")).hasText(Pattern.compile("\\w+"));
        page.waitForFunction("() => [...document.querySelectorAll('audio')].every((audio) => audio.duration > 0)");

        message(WRITTEN + 2).getByLabel("Edit text").click();
        page.getByLabel("What the message says").fill("A quokka is typed here");
        button("Save").click();
        assertThat(message(WRITTEN + 2)).containsText("edited");
        page.getByRole(AriaRole.SEARCHBOX).fill("quokkas");
        var found = page.getByTestId("found").locator("li");
        assertThat(found).hasCount(1);
        assertThat(found).containsText("A quokka is typed here");
        page.getByRole(AriaRole.SEARCHBOX).fill("");
        assertThat(message(WRITTEN + 4)).isVisible();

        client.call("DELETE", Client.path(recordingOf(WRITTEN + 1))).is(204);
        assertThat(message(WRITTEN + 1)).containsText("was deleted");
        assertThat(message(WRITTEN + 1).locator("audio")).hasCount(0);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void losesNothingThatCouldNotBeSentOrIsBeingSaid() {
        open(1280, ColorScheme.LIGHT);
        page.route("**/messages", route -> {
            if (route.request().method().equals("POST")) {
                route.abort();
            } else {
                route.resume();
            }
        });
        speak();
        button("Stop and send").click();
        assertThat(button("Send again")).isVisible();
        page.locator("#say").fill("After it");
        page.keyboard().press("Enter");
        assertThat(button("Send again")).isVisible();
        page.unroute("**/messages");
        button("Send again").click();
        assertThat(message(WRITTEN + 3)).containsText("After it");
        assertThat(message(WRITTEN + 2).locator("audio").first()).isAttached();

        speak();
        page.locator("#new-chat").fill("Other");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .hasText("Other");
        assertThat(client.get(chats + "/1/messages/" + (WRITTEN + 4))
                        .is(200)
                        .json()
                        .path("recordingId")
                        .isTextual())
                .isTrue();
    }

    private void speak() {
        button("Speak").click();
        assertThat(page.getByRole(AriaRole.TIMER)).hasText("0:01");
    }

    @Test
    void asksAnAdministratorWhoseChatsAreMeant() {
        page = browsers.window(new Browser.NewContextOptions());
        page.navigate("/chat");
        page.locator("#key").fill(Client.administratorKey());
        page.keyboard().press("Enter");
        page.getByTestId("applications")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(shop))
                .click();
        assertThat(message(WRITTEN + 1)).isVisible();
        page.reload();
        assertThat(message(WRITTEN + 1)).isVisible();
    }

    private String recordingOf(int number) {
        return client.get(chats + "/1/messages/" + number)
                .is(200)
                .json()
                .path("recordingId")
                .asText();
    }

    @Test
    void staysSignedInForAsLongAsTheTabDoes() {
        open(360, ColorScheme.DARK);
        page.reload();
        assertThat(message(WRITTEN + 1)).isVisible();
        assertThat(page.evaluate("() => JSON.stringify(localStorage) + document.cookie")
                        .toString())
                .doesNotContain(application.path("apiKey").asText());
        button("Sign out").click();
        assertThat(page.locator("#key")).isFocused();
        page.locator("#key").fill("rk_wrong");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("This key opens nothing.");
        assertThat(page.evaluate("() => sessionStorage.length")).isEqualTo(0);
    }

    @Test
    void fitsAndIsAccessible() {
        for (var width : List.of(360, 1280)) {
            var scheme = width < 500 ? ColorScheme.DARK : ColorScheme.LIGHT;
            open(width, scheme);
            assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
            Axe.findsNothingSerious(page);
            Screenshots.take(page, "chat-%d-%s".formatted(width, scheme.name().toLowerCase(Locale.ROOT)));
        }
    }
}
