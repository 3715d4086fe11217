package app.recordings.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.image.ImageProviderException.Away;
import app.recordings.image.ImageProviderException.Broken;
import app.recordings.image.ImageProviderException.Refused;
import app.recordings.job.Job;
import app.recordings.job.JobFault;
import app.recordings.job.JobHandler;
import app.recordings.job.JobOutage;
import app.recordings.job.JobRequestService;
import app.recordings.job.JobService;
import app.recordings.job.LeaseLostException;
import app.recordings.job.WorkerJobs;
import app.recordings.storage.ObjectStorage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RandomImageJpaIT {
    private static final byte[] PICTURE = PictureFile.of("jpeg", 120, 80);

    private final Provider provider = new Provider();
    private final UUID owner = UUID.randomUUID();
    private Beans beans;
    private RandomImageHandler handler;
    private JobService jobs;

    /** Offers another photo at each call, or fails as it is told to. */
    private static final class Provider implements ImageProvider {
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger fetched = new AtomicInteger();
        private final AtomicInteger used = new AtomicInteger();
        private ImageProviderException failure;
        private String sourceId;
        private byte[] picture = PICTURE;

        @Override
        public Photo random(String topic) throws ImageProviderException {
            asked.incrementAndGet();
            if (failure != null) {
                throw failure;
            }
            URI web = URI.create("https://example.org/" + topic.hashCode());
            String id = sourceId == null ? UUID.randomUUID().toString() : sourceId;
            return new Photo(id, web, web, web, "Ann", 4000, 3000);
        }

        @Override
        public byte[] fetch(Photo photo) {
            fetched.incrementAndGet();
            return picture;
        }

        @Override
        public void used(Photo photo) throws ImageProviderException {
            used.incrementAndGet();
            throw new Broken("nobody cares", null);
        }
    }

    @BeforeEach
    void start() throws Exception {
        use("store");
    }

    private void use(String mode) throws Exception {
        beans = new Beans()
                .put(ImageProvider.class, provider)
                .use(ObjectStorage.class, "app.recordings.storage.database.DatabaseObjectStorage")
                .configure("recordings.image.mode", mode)
                .configure("recordings.image.hourly-limit", "10")
                .configure("recordings.image.provider.key", "key");
        work();
    }

    private void work() {
        List<JobHandler> handlers = new ArrayList<>();
        beans.handlers(handlers);
        handler = beans.get(RandomImageHandler.class);
        handlers.add(handler);
        jobs = beans.get(JobService.class);
    }

    @Test
    void pictureIsStoredServedAndCredited() throws Exception {
        JsonObject result = result(run("food " + owner));
        assertThat(result.getString("imageUrl")).matches("/api/v1/images/[0-9a-f]{32}");
        assertThat(result.getInt("width")).isEqualTo(120);
        assertThat(result.getInt("height")).isEqualTo(80);
        assertThat(result.getString("author")).isEqualTo("Ann");
        assertThat(result.getString("sourceUrl")).startsWith("https://example.org/");

        String name = result.getString("imageUrl").substring("/api/v1/images/".length());
        UUID id = new UUID(
                Long.parseUnsignedLong(name.substring(0, 16), 16), Long.parseUnsignedLong(name.substring(16), 16));
        StoredImage stored = beans.get(ImageService.class).stored(id);
        assertThat(stored.contentType()).isEqualTo("image/jpeg");
        try (var in = beans.get(ImageService.class).storage.read(stored.objectId(), 0)) {
            assertThat(in.readAllBytes()).isEqualTo(PICTURE);
        }
        assertThat(provider.used).hasValue(1);
    }

    @Test
    void topicsPictureIsGivenAgainForAWhile() throws Exception {
        JsonObject first = result(run("Fish  and Chips " + owner));
        assertThat(result(run("fish and chips " + owner))).isEqualTo(first);
        assertThat(provider.asked).hasValue(1);

        Sql.update(
                "update image_topic set chosen_at = now() - interval '2 hours' where topic = ?",
                "fish and chips " + owner);
        assertThat(result(run("fish and chips " + owner))).isNotEqualTo(first);
        assertThat(provider.asked).hasValue(2);
    }

    @Test
    void samePhotoIsFetchedOnce() throws Exception {
        provider.sourceId = UUID.randomUUID().toString();
        JsonObject first = result(run("one " + owner));
        assertThat(result(run("two " + owner))).isEqualTo(first);
        assertThat(provider.fetched).hasValue(1);
    }

    @Test
    void samePhotoAtTheSameMomentIsStoredOnce() throws Exception {
        provider.sourceId = UUID.randomUUID().toString();
        List<Job> done = Together.run(4, () -> run("topic " + UUID.randomUUID()));
        assertThat(done.stream().map(RandomImageJpaIT::result).distinct()).hasSize(1);
    }

    @Test
    void workThatWasDoneIsNotRepeated() throws Exception {
        Job job = run("food " + owner);
        handler.run(WorkerJobs.context(job));
        assertThat(provider.asked).hasValue(1);
    }

    @Test
    void hotlinkedPictureStaysWithItsProvider() throws Exception {
        use("hotlink");
        JsonObject result = result(run("food " + owner));
        assertThat(result.getString("imageUrl")).startsWith("https://example.org/");
        assertThat(result.getInt("width")).isEqualTo(4000);
        assertThat(provider.fetched).hasValue(0);
        assertThat(provider.used).hasValue(1);
    }

    @Test
    void cancelledJobStoresNothing() {
        Job job = claimed("food " + owner);
        beans.get(JobRequestService.class).cancel(owner, job.id());
        assertThatThrownBy(() -> handler.run(WorkerJobs.context(job))).isInstanceOf(LeaseLostException.class);
    }

    @Test
    void failuresAreToldApart() {
        provider.failure = new Refused("no-picture-found", "None.");
        assertFault("no-picture-found", true);
        provider.failure = new Broken("Rubbish.", null);
        assertFault("provider-failed", false);
        provider.failure = null;
        provider.picture = "<html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertFault("provider-failed", false);
        assertThat(handler.isAvailable()).isTrue();
    }

    @Test
    void outageKeepsTheTypeWaitingUntilItIsOver() {
        provider.failure = new Away("away", Duration.ofSeconds(40), null);
        assertThatThrownBy(() -> run("food " + owner))
                .isInstanceOfSatisfying(
                        JobOutage.class, e -> assertThat(e.retryAfter()).hasSeconds(40));
        assertThat(handler.isAvailable()).isFalse();
        beans.clock().advance(Duration.ofSeconds(41));
        assertThat(handler.isAvailable()).isTrue();
    }

    @Test
    void withoutAKeyNothingIsAsked() throws Exception {
        beans = new Beans()
                .put(ImageProvider.class, provider)
                .use(ObjectStorage.class, "app.recordings.storage.database.DatabaseObjectStorage");
        work();
        assertFault("provider-not-configured", true);
        assertThat(provider.asked).hasValue(0);
    }

    @Test
    void topicsAreChecked() {
        for (String parameters : new String[] {
            "{}",
            "{\"query\": \"\"}",
            "{\"query\": 5}",
            "{\"query\": null}",
            "{\"query\": \"a\\u0000b\"}",
            "{\"query\": \"" + "x".repeat(101) + "\"}"
        }) {
            assertThatThrownBy(() -> handler.accept(parse(parameters)))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.violations())
                            .singleElement()
                            .satisfies(
                                    violation -> assertThat(violation.field()).isEqualTo("parameters.query")));
        }
        assertThat(handler.accept(parse("{\"query\": \" caf\u00e9 \", \"more\": 1}")))
                .isEqualTo(parse("{\"query\": \"caf\u00e9\"}"));
    }

    @Test
    void hourlyLimitIsSharedByAllNodes() throws Exception {
        ImageQuotaService quota = beans.get(ImageQuotaService.class);
        Sql.update("delete from image_call");
        List<Optional<Duration>> waits = Together.run(8, () -> quota.take(2));
        assertThat(waits).filteredOn(Optional::isEmpty).hasSize(5);
        assertThat(waits).filteredOn(Optional::isPresent).hasSize(3).allSatisfy(wait -> assertThat(wait.orElseThrow())
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61)));

        Sql.update(
                "update image_call set at = at - interval '61 minutes' where ctid in (select ctid from image_call limit 2)");
        assertThat(quota.take(2)).isEmpty();
        assertThat(quota.take(2)).isPresent();

        quota.giveBack(2);
        assertThat(quota.take(2)).isEmpty();
        assertThat(quota.take(2)).isPresent();
    }

    private void assertFault(String code, boolean permanent) {
        assertThatThrownBy(() -> run("topic " + UUID.randomUUID())).isInstanceOfSatisfying(JobFault.class, e -> {
            assertThat(e.error().code()).isEqualTo(code);
            assertThat(e.isPermanent()).isEqualTo(permanent);
        });
    }

    private Job run(String topic) throws Exception {
        Job job = claimed(topic);
        handler.run(WorkerJobs.context(job));
        return jobs.get(owner, job.id());
    }

    private Job claimed(String topic) {
        JsonObject parameters = Json.createObjectBuilder().add("query", topic).build();
        UUID id = beans.get(JobRequestService.class)
                .submit(owner, "random-image", parameters)
                .id();
        return jobs.claim(id).orElseThrow();
    }

    private static JsonObject result(Job job) {
        return parse(job.result());
    }

    private static JsonObject parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
