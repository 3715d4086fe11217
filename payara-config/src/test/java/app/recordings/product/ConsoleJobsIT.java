package app.recordings.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console's jobs, dead letters and recordings, of a recording that cannot be decoded. */
class ConsoleJobsIT {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final Client client = Client.application();
    private ConsoleWindow console;
    private Page page;
    private String caller;

    @BeforeEach
    void signIn() throws IOException {
        console = ConsoleWindow.ofOperator(browsers);
        page = console.page();
    }

    @Test
    void showsWhatWentWrongAndPutsItRight() {
        var id = client.accepted(Sound.brokenWav());
        var job = client.ended(id).path("jobId").asText();
        tellsAJobsStoryAndRetriesIt(id, job);
        narrowsAndActsOnMany(id, job);
        groupsDeadLetters();
        discardsDeadLetters(id, job);
        opensARecordingForAReasonOnly(id);
        assertThat(browsers.complaints()).isEmpty();
    }

    private void tellsAJobsStoryAndRetriesIt(String id, String job) {
        page.navigate("/admin/job?id=" + job);
        assertThat(console.region("Attempts").locator("tbody tr")).hasCount(1);
        assertThat(console.region("Attempts")).containsText("undecodable-audio");
        assertThat(page.locator(".timeline")).containsText("recording.failed");
        console.paint("job");
        console.button("Retry").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("begins anew");
        client.ended(id);
        page.navigate("/admin/job?id=" + job);
        assertThat(console.region("Attempts").locator("tbody tr")).hasCount(2);
    }

    private void narrowsAndActsOnMany(String id, String job) {
        console.link("test").click();
        assertThat(console.rows("Jobs found")).hasCount(1);
        assertThat(console.rows("Jobs found")).containsText("undecodable-audio");
        console.paint("jobs");
        caller = page.url().replaceFirst(".*caller=", "");
        var csv = page.request()
                .get(page.url().replace("/admin/jobs", "/admin/jobs.csv"))
                .text();
        assertThat(csv).startsWith("id,type,").contains(job + ",correct-recording,failed,test,");
        assertThat(csv.lines()).hasSize(2);
        console.link("retry…").click();
        console.look("jobs-many");
        console.button("Retry 1 job").click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("1 job begun anew.");
        client.ended(id);
        page.navigate("/admin/jobs?error=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&status=failed");
        assertThat(page.getByLabel("Error code")).hasValue("\"><script>alert(1)</script>");
        assertThat(console.rows("Jobs found")).hasText("None.");
        page.navigate("/admin/jobs?since=yesterday");
        assertThat(page.locator(".message-error")).containsText("cannot be read");
    }

    private void groupsDeadLetters() {
        page.navigate("/admin/dead-letters");
        assertThat(console.region("Causes")).containsText("undecodable-audio");
        var days = console.rows("Days");
        assertThat(days).hasCount(30);
        assertThat(days.first().textContent())
                .as("the newest first")
                .isGreaterThan(days.last().textContent());
        console.paint("dead-letters");
    }

    /** Of this test's caller alone, since others' lie there, too. */
    private void discardsDeadLetters(String id, String job) {
        var mine = "status=failed&dead=yes&caller=" + caller;
        page.navigate("/admin/jobs-many?act=discard&" + mine);
        console.button("Discard 1 job").click();
        console.says("1 job discarded.");
        page.navigate("/admin/jobs?" + mine);
        assertThat(console.rows("Jobs found")).hasText("None.");
        assertThat(client.recording(id).path("status").asText()).isEqualTo("failed");
        page.navigate("/admin/job?id=" + job);
        console.button("Retry").click();
        console.says("begins anew");
        client.ended(id);
        page.navigate("/admin/jobs?" + mine);
        assertThat(console.rows("Jobs found")).hasCount(1);
        page.navigate("/admin/audit?action=jobs.discard");
        assertThat(console.region("Entries")).containsText(caller);
    }

    private void opensARecordingForAReasonOnly(String id) {
        page.navigate("/admin/recordings?id=" + id);
        assertThat(console.rows("Recordings found")).hasCount(1);
        console.look("recordings");
        console.rows("Recordings found").getByRole(AriaRole.LINK).click();
        assertThat(page.locator("audio")).hasCount(0);
        console.paint("recording");
        page.getByLabel("Why you want").fill("a complaint of its owner");
        console.button("Open").click();
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
}
