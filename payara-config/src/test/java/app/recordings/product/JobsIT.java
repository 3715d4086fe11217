package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Jobs that are worked on with the help of a provider of pictures that is slow, away, or well. */
@ExtendWith(Fakes.class)
@ResourceLock(Fakes.LOCK)
class JobsIT {
    private static final int WORKERS = 4;
    private static final Duration LONGER_THAN_A_BROKERS_RESTART = Duration.ofSeconds(7);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final FakePhotos photos = Fakes.photos();
    private final Images images = new Images(Fakes.client());

    @AfterEach
    void heal() {
        photos.away(false);
        photos.delay(Duration.ZERO);
    }

    @Test
    void findsAPictureThatAnyoneCanSee() {
        var job =
                images.completed(images.submit("food").is(202).json().path("id").asText());
        var result = job.path("result");
        assertThat(result.path("width").asInt()).isEqualTo(60);
        assertThat(result.path("author").asText()).isEqualTo("Ann Example");
        assertThat(result.path("sourceUrl").asText()).startsWith("https://example.org/photos/");
        assertThat(job.toString()).doesNotContain(FakePhotos.KEY);

        var stranger = new Client(images.client().base(), List.of());
        var picture = stranger.get(result.path("imageUrl").asText()).is(200);
        assertThat(picture.header("Content-Type")).isEqualTo("image/png");
        assertThat(picture.header("Cache-Control")).contains("public", "immutable");
        assertThat(picture.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        stranger.with("If-None-Match", picture.header("ETag"))
                .get(result.path("imageUrl").asText())
                .is(304);
        assertThat(images.completed(
                                images.submit("Food").is(202).json().path("id").asText())
                        .path("result"))
                .as("the topic's picture is given again")
                .isEqualTo(result);
    }

    @Test
    void cancellationFreesTheWorkerAtOnce() {
        photos.delay(LONG);
        var running =
                IntStream.range(0, WORKERS).mapToObj(i -> images.accepted()).toList();
        running.forEach(id -> images.await(id, "processing", Duration.ofSeconds(10)));
        photos.delay(Duration.ZERO);
        var next = images.accepted();

        assertThat(images.client()
                        .call("DELETE", Images.path(running.get(0)))
                        .is(202)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("cancelled");
        images.await(next, "completed", Duration.ofSeconds(3));
        running.subList(1, WORKERS)
                .forEach(id -> images.client().call("DELETE", Images.path(id)).is(202));
        running.forEach(id -> assertThat(images.job(id).path("status").asText()).isEqualTo("cancelled"));
    }

    @Test
    void goesOnWhenTheBrokerDiedWhileAllWorkersWorked() {
        photos.delay(LONGER_THAN_A_BROKERS_RESTART);
        var running =
                IntStream.range(0, WORKERS).mapToObj(i -> images.accepted()).toList();
        running.forEach(id -> images.await(id, "processing", Duration.ofSeconds(10)));
        photos.delay(Duration.ZERO);
        Fakes.product().kill(Part.BROKER);

        running.forEach(
                id -> assertThat(images.completed(id).path("attempts").asInt()).isOne());
        IntStream.range(0, 2 * WORKERS)
                .mapToObj(i -> images.accepted())
                .toList()
                .forEach(images::completed);
    }

    @Test
    void oneCallersThousandsDoNotDelayAnother() {
        var run = Duration.ofSeconds(1);
        photos.delay(run);
        int many = Integer.getInteger("recordings.faults.queued", 200);
        IntStream.range(0, many).parallel().forEach(i -> images.accepted());

        var other = new Images(Fakes.client());
        var submitted = Instant.now();
        other.await(other.accepted(), "processing", Duration.ofSeconds(30));
        var waited = Duration.between(submitted, Instant.now());
        Report.line("fairness: with " + many + " queued, another's job of " + run.toMillis() + " ms started after "
                + waited.toMillis() + " ms");
        assertThat(waited).isLessThan(run.multipliedBy(2).plusSeconds(1));
        photos.delay(Duration.ZERO);
        var queued = images.client()
                .get("/api/v1/jobs?status=queued&limit=200")
                .is(200)
                .json()
                .path("data");
        queued.findValuesAsText("id").forEach(id -> images.client().call("DELETE", Images.path(id)));
    }

    @Test
    void outageOfTheProviderUsesNoAttempts() {
        var outage = Duration.ofSeconds(Integer.getInteger("recordings.faults.outage", 12));
        photos.away(true);
        var before = photos.asked().size();
        var ids = Stream.generate(images::accepted).limit(30).toList();
        await().pollDelay(outage).atMost(outage.plusSeconds(5)).until(() -> true);
        var calls = photos.asked().size() - before;
        photos.away(false);
        var back = Instant.now();
        await().atMost(Duration.ofSeconds(10)).until(() -> completed() > 0);
        var first = Duration.between(back, Instant.now());
        ids.forEach(
                id -> assertThat(images.completed(id).path("attempts").asInt()).isOne());
        Report.line("outage of " + outage.toSeconds() + " s: " + calls + " calls meanwhile, first job completed "
                + first.toMillis() + " ms after its end, " + ids.size() + " completed at their first attempt");
        assertThat(calls).isLessThan((int) outage.toSeconds() * 6);
        try (var source = EventSource.open(images.client(), "?after=0")) {
            source.events().await("job.completed", ids.size());
            assertThat(source.events().of("job.failed")).isEmpty();
            assertThat(source.events().of("job.retrying")).isEmpty();
        }
    }

    private int completed() {
        return images.client()
                .get("/api/v1/jobs/summary")
                .is(200)
                .json()
                .path("byStatus")
                .path("completed")
                .asInt();
    }
}
