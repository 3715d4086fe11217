package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Signing in by a link that comes through a real mail server. */
@ResourceLock("mail")
class SignInIT {
    private static final Pattern LINK = Pattern.compile("http://\\S+/#sign-in=(\\S+)");
    private static final String CONFIRMATION = "/api/v1/sign-in/confirmation";

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final GreenMail server = new GreenMail(
            new ServerSetup(Integer.getInteger("recordings.mail.port"), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final String address = "ada." + UUID.randomUUID() + "@people.example";

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private List<String> texts() {
        return Stream.of(server.getReceivedMessages())
                .map(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().equals(address)
                                ? (String) ((MimeMultipart) message.getContent())
                                        .getBodyPart(0)
                                        .getContent()
                                : "";
                    } catch (IOException | MessagingException e) {
                        throw new AssertionError(e);
                    }
                })
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The token of the email that comes after so many. */
    private String token(int before) {
        var text = await().atMost(Duration.ofSeconds(30))
                .until(this::texts, all -> all.size() == before + 1)
                .get(before);
        var matcher = LINK.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static Answer json(Client client, String path, String body) {
        return client.send(
                client.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private void ask(Client client) {
        json(client, "/api/v1/sign-in", "{\"email\": \"" + address + "\"}").is(202);
    }

    private static Answer confirm(Client client, String token) {
        return json(client, CONFIRMATION, "{\"token\": \"" + token + "\"}");
    }

    /** The same browser with the cookie that the answer set. */
    private static Client after(Answer answer) {
        var cookie = answer.header("Set-Cookie");
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
        return new Client(
                RunningProduct.url(),
                List.of(
                        "Cookie",
                        cookie.split(";", 2)[0],
                        "Origin",
                        RunningProduct.url().toString()));
    }

    @Test
    void joinsBrowsersAndPartsThemAgain() throws Exception {
        var first = Client.visitor();
        var one = first.accepted(Sound.silence(200));
        ask(first);
        var token = token(0);
        confirm(Client.visitor(), token).isProblem(404, "not-found");
        confirm(Client.application(), token).isProblem(403, "forbidden");
        var forged = new Client(first.base(), first.headers().subList(0, 2)).with("Origin", "https://evil.example");
        confirm(forged, token).isProblem(403, "cross-site-request");
        var person = after(confirm(first, token).is(200));
        first.get(Client.path(one)).isProblem(401, "unauthenticated");
        person.get(Client.path(one)).is(200);
        confirm(person, token).isProblem(404, "not-found");

        var second = Client.visitor();
        var other = second.accepted(Sound.silence(200));
        try (var socket = EventSocket.open(second, "")) {
            ask(second);
            var joined = after(confirm(second, token(1)).is(200));
            assertThat(socket.closed().get(5, TimeUnit.SECONDS)).isEqualTo(4401);
            person.get(Client.path(other)).is(200);
            joined.completed(one);
            joined.completed(other);
            assertThat(joined.get("/api/v1/me").is(200).json().path("email").asText())
                    .isEqualTo(address);

            var nobody = after(joined.call("DELETE", "/api/v1/sign-in").is(204));
            assertThat(nobody.get("/api/v1/me").is(200).json().path("email").isNull())
                    .isTrue();
            nobody.get(Client.path(one)).isProblem(404, "not-found");
            person.get(Client.path(one)).is(200);
        }
    }

    @Test
    void thePageSignsInByTheLinkAndOut() {
        Page page = browsers.window(1280, 900);
        assertThat(page.locator("connection-status")).hasAttribute("data-state", "live");
        var sound = Sound.silence(500);
        page.locator("#file").setInputFiles(new FilePayload("silence.wav", sound.contentType(), sound.bytes()));
        button(page, "Send").click();
        assertThat(page.locator("li[data-recording-id]")).hasCount(1);
        button(page, "Sign in").click();
        assertThat(page.locator("dialog")).isVisible();
        Axe.findsNothingSerious(page);
        page.getByLabel("Your email address").fill(address);
        button(page, "Send the link").click();
        assertThat(page.locator("dialog [role=status]")).containsText("on its way");

        page.navigate("/#sign-in=" + token(0));
        assertThat(page.locator("sign-in-panel")).containsText(address);
        assertThat(page.locator("li[data-recording-id]")).hasCount(1);
        assertThat(page.url()).doesNotContain("#");
        Axe.findsNothingSerious(page);

        button(page, "Sign out").click();
        assertThat(button(page, "Sign in")).isVisible();
        assertThat(page.locator("li[data-recording-id]")).hasCount(0);
        assertThat(browsers.complaints()).isEmpty();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
