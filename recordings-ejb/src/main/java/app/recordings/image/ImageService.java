package app.recordings.image;

import app.recordings.error.ProblemException;
import app.recordings.job.JobContext;
import app.recordings.job.JobService;
import app.recordings.storage.ObjectStorage;
import app.recordings.storage.Spool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The pictures that were chosen. A picture is public to whoever has its unguessable id, and belongs to no caller. */
@ApplicationScoped
public class ImageService {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    ImageRepository images;

    @Inject
    ObjectStorage storage;

    @Inject
    JobService jobs;

    @Inject
    ImageConfig config;

    @Inject
    Clock clock;

    /** A kept picture, for anyone. */
    @Transactional
    public StoredImage stored(UUID id) {
        return images.find(id)
                .filter(Image::isKept)
                .map(image -> new StoredImage(image.id(), image.contentType(), image.sizeBytes()))
                .orElseThrow(() -> ProblemException.notFound("image"));
    }

    /** Gives the job the picture that its topic had lately. @return false when it had none */
    @Transactional
    public boolean reuse(JobContext job, String topic) {
        Optional<Image> image = images.ofTopic(topic, config.cache(), !config.isHotlinking());
        image.ifPresent(found -> jobs.keep(job, found.result().toString()));
        return image.isPresent();
    }

    /** Gives the job the picture if it was fetched before. @return false when it was not */
    @Transactional
    public boolean reuse(JobContext job, String topic, Photo photo) {
        Optional<Image> image = images.ofSource(photo.sourceId(), !config.isHotlinking());
        image.ifPresent(found -> give(job, topic, found));
        return image.isPresent();
    }

    /** Keeps a picture and gives it to the job. */
    @Transactional
    public void keep(JobContext job, String topic, Photo photo, Picture picture) {
        Image image = Image.kept(randomId(), photo, picture, clock.instant());
        store(image.id(), picture.bytes());
        images.lock(photo.sourceId());
        if (reuse(job, topic, photo)) {
            storage.delete(image.id());
        } else {
            images.add(image);
            give(job, topic, image);
        }
    }

    /** Gives the job a picture that stays with its provider. */
    @Transactional
    public void leave(JobContext job, String topic, Photo photo) {
        images.lock(photo.sourceId());
        if (!reuse(job, topic, photo)) {
            Image image = Image.left(randomId(), photo, clock.instant());
            images.add(image);
            give(job, topic, image);
        }
    }

    private void give(JobContext job, String topic, Image image) {
        images.choose(topic, image.id());
        jobs.keep(job, image.result().toString());
    }

    private void store(UUID id, byte[] bytes) {
        try (Spool spool = Spool.of(new ByteArrayInputStream(bytes), bytes.length)) {
            storage.put(id, NOBODY, spool);
        } catch (IOException e) {
            throw new UncheckedIOException("The picture could not be spooled", e);
        }
    }

    /** All of its 128 bits, unlike those of a UUID of version 4. */
    private static UUID randomId() {
        return new UUID(RANDOM.nextLong(), RANDOM.nextLong());
    }
}
