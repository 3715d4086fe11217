package app.recordings.image;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Sql;
import app.recordings.harness.Together;
import app.recordings.job.Job;
import app.recordings.job.WorkerJobs;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pictures for topics, on a real database. */
class RandomImageJpaIT extends RandomImageFixture {
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
}
