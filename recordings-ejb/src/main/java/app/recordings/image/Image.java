package app.recordings.image;

import app.recordings.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A picture that was chosen: kept here, its bytes in the object store under its id, or left with its provider. Never changed. */
@Entity
@Immutable
class Image {
    @Id
    private UUID id;

    @Column(name = "source_id")
    private String sourceId;

    /** Where it is left; null when it is kept. */
    @Column(name = "provider_url")
    private String providerUrl;

    @Column(name = "content_type")
    private String contentType;

    @Column(name = "size_bytes")
    private Long sizeBytes;

    private int width;
    private int height;
    private String author;

    @Column(name = "source_url")
    private String sourceUrl;

    @Column(name = "created_at")
    private Instant createdAt;

    Image() {}

    private Image(UUID id, Photo photo, Instant createdAt) {
        this.id = id;
        this.sourceId = photo.sourceId();
        this.author = photo.author();
        this.sourceUrl = photo.page().toString();
        this.createdAt = createdAt;
    }

    static Image kept(UUID id, Photo photo, Picture picture, Instant createdAt) {
        Image image = new Image(id, photo, createdAt);
        image.contentType = picture.contentType();
        image.sizeBytes = (long) picture.bytes().length;
        image.width = picture.width();
        image.height = picture.height();
        return image;
    }

    static Image left(UUID id, Photo photo, Instant createdAt) {
        Image image = new Image(id, photo, createdAt);
        image.providerUrl = photo.picture().toString();
        image.width = photo.width();
        image.height = photo.height();
        return image;
    }

    UUID id() {
        return id;
    }

    String contentType() {
        return contentType;
    }

    Long sizeBytes() {
        return sizeBytes;
    }

    boolean isKept() {
        return providerUrl == null;
    }

    /** What a job's owner is told. */
    JsonObject result() {
        return Json.object()
                .add("imageUrl", isKept() ? "/api/v1/images/" + name() : providerUrl)
                .add("width", width)
                .add("height", height)
                .add("author", author)
                .add("sourceUrl", sourceUrl)
                .build();
    }

    /** The id as its 32 hexadecimal digits. */
    private String name() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(id.getMostSignificantBits()) + hex.toHexDigits(id.getLeastSignificantBits());
    }
}
