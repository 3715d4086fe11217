package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What operators' instruments read. */
class MetricsIT {
    private static final Pattern METRIC = Pattern.compile("\\b(recordings|jvm|memory|gc)_\\w+");

    private final Client here = Client.stranger();

    @Test
    void everyStepOfARecordingIsTimed() {
        var caller = Client.application();
        caller.completed(caller.accepted(Sound.clip()));
        var text = text();
        assertThat(value(
                        text,
                        "recordings_http_request_seconds_count{method=\"POST\",outcome=\"2xx\",route=\"/recordings\"}"))
                .isPositive();
        for (var step : new String[] {
            "queue_wait_seconds_count{",
            "work_seconds_count{outcome=\"completed\",",
            "result_seconds_count{outcome=\"completed\",",
            "seconds_count{outcome=\"completed\","
        }) {
            assertThat(value(text, "recordings_job_" + step + "type=\"correct-recording\"}"))
                    .as(step)
                    .isPositive();
        }
    }

    @Test
    void refusalsAreCountedByReason() {
        var name = "recordings_problems_total{code=\"not-found\"}";
        var before = value(text(), name);
        Client.application()
                .get("/api/v1/jobs/01890000-0000-7000-8000-000000000000")
                .is(404);
        assertThat(value(text(), name)).isGreaterThan(before);
    }

    @Test
    void whatIsLookedUpIsThere() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(text())
                .contains("recordings_jobs_queued{type=\"correct-recording\"}")
                .contains("recordings_jobs_oldest_queued_age_seconds{type=\"correct-recording\"}")
                .contains("recordings_dependency_available{dependency=\"broker\"} 1.0")
                .contains("recordings_streams_open ")
                .containsPattern("recordings_database_size_bytes \\d")
                .containsPattern("recordings_disk_free_bytes \\d"));
    }

    @Test
    void noNameIsToldTwice() {
        var types = Pattern.compile("^# TYPE (\\S+)", Pattern.MULTILINE)
                .matcher(text())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(types).doesNotHaveDuplicates().contains("jvm_uptime_seconds");
    }

    @Test
    void dashboardAndRulesNameOnlyWhatExists() throws IOException {
        var caller = Client.application();
        caller.completed(caller.accepted(Sound.clip()));
        caller.get("/api/v1/jobs/01890000-0000-7000-8000-000000000000").is(404);
        var monitoring = Path.of("target", "recordings", "monitoring");
        var dashboard = new ObjectMapper()
                .readTree(monitoring.resolve("recordings-dashboard.json").toFile());
        var rules = new YAMLMapper()
                .readTree(monitoring.resolve("recordings-alerts.yml").toFile());
        var named = Stream.concat(dashboard.findValuesAsText("expr").stream(), rules.findValuesAsText("expr").stream())
                .flatMap(expression -> METRIC.matcher(expression).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).hasSizeGreaterThan(20);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var existing = text().lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]", 2)[0])
                    .collect(Collectors.toSet());
            assertThat(existing).containsAll(named);
        });
    }

    @Test
    @EnabledIf("hasPromtool")
    void prometheusTakesTheRules() throws IOException, InterruptedException {
        var rules = Path.of("target", "recordings", "monitoring", "recordings-alerts.yml");
        var check = new ProcessBuilder("promtool", "check", "rules", rules.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
    }

    /** Of Debian's package prometheus. */
    static boolean hasPromtool() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
    }

    private String text() {
        return here.get("/metrics").is(200).text();
    }

    /** 0 for what did not happen yet. */
    private static double value(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}
