package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.launcher.ProductSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console's jobs, dead letters and recordings, of a recording that cannot be decoded. */
class ConsoleJobsIT {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final Client client = Client.application();
    private Page page;

    @BeforeEach
    void signIn() throws IOException {
        page = browsers.window(1280, 900);
        page.navigate("/admin/jobs");
        var key = ProductSession.product().configuration().data().resolve("admin-key");
        page.getByLabel("The administrator's key").fill(Files.readString(key).strip());
        button("Sign in by the key").click();
        assertThat(heading("Jobs")).isVisible();
    }

    @Test
    void showsWhatWentWrongAndPutsItRight() {
        var id = client.accepted(Sound.brokenWav());
        var job = client.ended(id).path("jobId").asText();
        tellsAJobsStoryAndRetriesIt(id, job);
        narrowsAndActsOnMany(id, job);
        groupsDeadLetters();
        opensARecordingForAReasonOnly(id);
        assertThat(browsers.complaints()).isEmpty();
    }

    private void tellsAJobsStoryAndRetriesIt(String id, String job) {
        page.navigate("/admin/job?id=" + job);
        assertThat(region("Attempts").locator("tbody tr")).hasCount(1);
        assertThat(region("Attempts")).containsText("undecodable-audio");
        assertThat(page.locator(".timeline")).containsText("recording.failed");
        look("job");
        button("Retry").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("begins anew");
        client.ended(id);
        page.navigate("/admin/job?id=" + job);
        assertThat(region("Attempts").locator("tbody tr")).hasCount(2);
    }

    private void narrowsAndActsOnMany(String id, String job) {
        link("test").click();
        assertThat(rows("Jobs found")).hasCount(1);
        assertThat(rows("Jobs found")).containsText("undecodable-audio");
        look("jobs");
        var csv = page.request()
                .get(page.url().replace("/admin/jobs", "/admin/jobs.csv"))
                .text();
        assertThat(csv).startsWith("id,type,").contains(job + ",correct-recording,failed,test,");
        assertThat(csv.lines()).hasSize(2);
        link("retry…").click();
        look("jobs-many");
        button("Retry 1 job").click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("1 job begun anew.");
        client.ended(id);
        page.navigate("/admin/jobs?error=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&status=failed");
        assertThat(page.getByLabel("Error code")).hasValue("\"><script>alert(1)</script>");
        assertThat(rows("Jobs found")).hasText("None.");
        page.navigate("/admin/jobs?since=yesterday");
        assertThat(page.locator(".message-error")).containsText("cannot be read");
    }

    private void groupsDeadLetters() {
        page.navigate("/admin/dead-letters");
        assertThat(region("Causes")).containsText("undecodable-audio");
        assertThat(region("Days").locator("tbody tr")).hasCount(30);
        look("dead-letters");
    }

    private void opensARecordingForAReasonOnly(String id) {
        page.navigate("/admin/recordings?id=" + id);
        assertThat(rows("Recordings found")).hasCount(1);
        look("recordings");
        rows("Recordings found").getByRole(AriaRole.LINK).click();
        assertThat(page.locator("audio")).hasCount(0);
        look("recording");
        page.getByLabel("Why you want").fill("a complaint of its owner");
        button("Open").click();
        var source = page.locator("audio").getAttribute("src");
        var audio = page.request().get(source);
        assertThat(audio.headers()).containsEntry("cache-control", "no-store");
        assertThat(audio.body()).isEqualTo(Sound.brokenWav().bytes());
        var end = page.request().get(source, RequestOptions.create().setHeader("Range", "bytes=-4"));
        assertThat(end.status()).isEqualTo(206);
        assertThat(end.body()).hasSize(4);
        assertThat(page.request().get(source.replace("grant=", "grant=1")).status())
                .isEqualTo(403);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator link(String name) {
        return page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private Locator region(String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }

    private Locator rows(String name) {
        return region(name).locator("tbody tr");
    }

    /** At a telephone's width in the dark, and at a desk in the light. */
    private void look(String name) {
        page.setViewportSize(360, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Axe.findsNothingSerious(page);
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
        Screenshots.take(page, "console-" + name + "-360");
        page.setViewportSize(1280, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        Axe.findsNothingSerious(page);
        Screenshots.takeForDocs(page, "console-" + name);
    }
}
