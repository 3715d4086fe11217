package app.recordings.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.harness.Beans;
import app.recordings.image.ImageProviderException.Broken;
import app.recordings.job.Job;
import app.recordings.job.JobFault;
import app.recordings.job.JobHandler;
import app.recordings.job.JobRequestService;
import app.recordings.job.JobService;
import app.recordings.job.WorkerJobs;
import app.recordings.storage.ObjectStorage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;

/** A provider of pictures that does as it is told. */
abstract class RandomImageFixture {
    static final byte[] PICTURE = PictureFile.of("jpeg", 120, 80);

    final Provider provider = new Provider();
    final UUID owner = UUID.randomUUID();
    Beans beans;
    RandomImageHandler handler;
    JobService jobs;

    /** Offers another photo at each call, or fails as it is told to. */
    static final class Provider implements ImageProvider {
        final AtomicInteger asked = new AtomicInteger();
        final AtomicInteger fetched = new AtomicInteger();
        final AtomicInteger used = new AtomicInteger();
        ImageProviderException failure;
        String sourceId;
        byte[] picture = PICTURE;

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

    void use(String mode) throws Exception {
        beans = new Beans()
                .put(ImageProvider.class, provider)
                .use(ObjectStorage.class, "app.recordings.storage.database.DatabaseObjectStorage")
                .configure("recordings.image.mode", mode)
                .configure("recordings.image.hourly-limit", "10")
                .configure("recordings.image.provider.key", "key");
        work();
    }

    void work() {
        List<JobHandler> handlers = new ArrayList<>();
        beans.handlers(handlers);
        handler = beans.get(RandomImageHandler.class);
        handlers.add(handler);
        jobs = beans.get(JobService.class);
    }

    void assertFault(String code, boolean permanent) {
        assertThatThrownBy(() -> run("topic " + UUID.randomUUID())).isInstanceOfSatisfying(JobFault.class, e -> {
            assertThat(e.error().code()).isEqualTo(code);
            assertThat(e.isPermanent()).isEqualTo(permanent);
        });
    }

    Job run(String topic) throws Exception {
        Job job = claimed(topic);
        handler.run(WorkerJobs.context(job));
        return jobs.get(owner, job.id());
    }

    Job claimed(String topic) {
        JsonObject parameters = Json.createObjectBuilder().add("query", topic).build();
        UUID id = beans.get(JobRequestService.class)
                .submit(owner, "random-image", parameters)
                .id();
        return jobs.claim(id).orElseThrow();
    }

    static JsonObject result(Job job) {
        return parse(job.result());
    }

    static JsonObject parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
