package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.launcher.Product;
import app.recordings.launcher.ProductSession;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each page of the console takes with a million jobs. Run by {@code -Pfaults}. */
class ConsoleFigures {
    private static final int JOBS = Integer.getInteger("recordings.console.jobs", 1_000_000);
    private static final int CALLS = 20;
    private static final int NINETEENTH = 18;
    private static final long LONGEST_MS = 500;
    private static final Pattern PLACE = Pattern.compile("href=\"(/admin/[a-z-]+)\" aria-current");
    private static final List<String> JOB_LISTS = List.of(
            "status=queued",
            "status=processing",
            "status=completed",
            "status=failed",
            "status=cancelled",
            "type=erase-address",
            "type=random-image&status=failed",
            "type=correct-text",
            "type=erase-address&status=completed",
            "caller=test",
            "caller=test&status=failed",
            "caller=00000000-0000-7000-8000-000000000001",
            "error=cause-3",
            "error=unheard-of",
            "status=failed&dead=yes&type=correct-recording&error=cause-3&message=It+failed+by+cause+3.");

    private static Product product;
    private static ConsoleClient console;
    private static Insides insides;

    @BeforeAll
    static void fill() throws Exception {
        product = ProductSession.startAsShipped("console", List.of());
        Client.application(product.url());
        insides = new Insides(product);
        try (var database = insides.database()) {
            ConsoleFill.of(JOBS, database);
        }
        console = ConsoleClient.of(product);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (product != null) {
            product.stop();
        }
    }

    @Test
    void everyPageIsThereSoon() throws Exception {
        var took = new LinkedHashMap<String, Took>();
        pages().forEach((name, call) -> {
            took.put(name, took(call));
            Report.line("console with %d jobs: %s in %s".formatted(JOBS, name, took.get(name)));
        });
        assertThat(took)
                .allSatisfy((name, each) -> assertThat(each.most()).as(name).isLessThan(LONGEST_MS));
    }

    private static Map<String, Supplier<Answer>> pages() throws Exception {
        var calls = new LinkedHashMap<String, Supplier<Answer>>();
        var places = PLACE.matcher(console.get("/admin/overview").is(200).text());
        while (places.find()) {
            page(calls, places.group(1));
        }
        var middle = id("select id from job order by id offset %d limit 1".formatted(JOBS / 2));
        var failed = id("select id from job where status = 'failed' order by id limit 1");
        JOB_LISTS.forEach(query -> page(calls, "/admin/jobs?" + query));
        for (var query : List.of("status=failed", "status=completed", "caller=test")) {
            page(calls, "/admin/jobs?%s&older=%s".formatted(query, middle));
            page(calls, "/admin/jobs?%s&newer=%s".formatted(query, middle));
        }
        page(calls, "/admin/job?id=" + failed);
        page(calls, "/admin/jobs-many?act=retry");
        page(calls, "/admin/jobs-many?act=cancel");
        page(calls, "/admin/recordings?older=" + middle);
        page(calls, "/admin/recordings?since=2026-01-01T00:00&before=2999-01-01T00:00");
        page(calls, "/admin/overview?span=day");
        page(calls, "/admin/overview?span=month");
        page(calls, "/admin/applications?name=tion+199");
        page(
                calls,
                "/admin/application?id="
                        + id("select owner_id from job where owner_id in (select id from application) limit 1"));
        page(calls, "/admin/audit?who=admin-7");
        page(calls, "/admin/audit?action=job.retry");
        page(calls, "/admin/audit?action=job");
        page(calls, "/admin/recording?id=" + id("select recording_id from job where id = '" + failed + "'"));
        found(calls, "email", "user77@example.org");
        found(calls, "words", "school");
        found(calls, "words", "bus 4711");
        return calls;
    }

    private static void page(Map<String, Supplier<Answer>> calls, String path) {
        calls.put(path, () -> console.get(path));
    }

    private static void found(Map<String, Supplier<Answer>> calls, String field, String value) {
        var values = Map.of("personal", "personal", "personal:" + field, value, "personal:find", "Find");
        var token = console.token("/admin/recordings");
        calls.put(
                "/admin/recordings by " + field + " " + value, () -> console.press("/admin/recordings", token, values));
    }

    private static String id(String sql) throws Exception {
        try (var database = insides.database();
                var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Of calls, in milliseconds. @param most within which 95 % of them were answered */
    private record Took(double half, double most) {
        @Override
        public String toString() {
            return "%.0f ms, 95 %% of them within %.0f ms".formatted(half, most);
        }
    }

    private static Took took(Supplier<Answer> call) {
        var took = new long[CALLS];
        call.get().is(200);
        for (int i = 0; i < CALLS; i++) {
            long began = System.nanoTime();
            call.get().is(200);
            took[i] = System.nanoTime() - began;
        }
        Arrays.sort(took);
        return new Took(took[CALLS / 2] / 1e6, took[NINETEENTH] / 1e6);
    }
}
