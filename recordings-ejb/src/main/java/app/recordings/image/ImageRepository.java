package app.recordings.image;

import app.recordings.database.NativeSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ImageRepository {
    @Inject
    EntityManager entityManager;

    Optional<Image> find(UUID id) {
        return Optional.ofNullable(entityManager.find(Image.class, id));
    }

    /** @param kept whether the picture is to be kept here, or left with the provider */
    Optional<Image> ofSource(String sourceId, boolean kept) {
        return NativeSql.query(
                        entityManager,
                        "select * from image where source_id = :source and (provider_url is null) = :kept",
                        Image.class)
                .setParameter("source", sourceId)
                .setParameter("kept", kept)
                .getResultStream()
                .findFirst();
    }

    /** What was chosen for a topic not longer ago than this. */
    Optional<Image> ofTopic(String topic, Duration age, boolean kept) {
        return NativeSql.query(entityManager, """
                        select image.* from image_topic join image on image.id = image_id
                        where topic = :topic and chosen_at > now() - cast(:age as interval)
                          and (provider_url is null) = :kept
                        """, Image.class)
                .setParameter("topic", topic)
                .setParameter("age", age.toString())
                .setParameter("kept", kept)
                .getResultStream()
                .findFirst();
    }

    /** Until the end of the transaction nobody else adds a picture of this source. */
    void lock(String sourceId) {
        NativeSql.query(
                        entityManager,
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended(:source, 1))) held",
                        Integer.class)
                .setParameter("source", sourceId)
                .getSingleResult();
    }

    void add(Image image) {
        entityManager.persist(image);
        entityManager.flush();
    }

    void choose(String topic, UUID imageId) {
        entityManager
                .createNativeQuery("""
                        insert into image_topic (topic, image_id, chosen_at) values (:topic, :image, now())
                        on conflict (topic) do update set image_id = excluded.image_id, chosen_at = excluded.chosen_at
                        """)
                .setParameter("topic", topic)
                .setParameter("image", imageId)
                .executeUpdate();
    }
}
