package app.recordings.image;

/** Where random pictures come from. Interrupting the calling thread ends a call. */
public interface ImageProvider {
    /** A picture for a topic, other ones at other times. */
    Photo random(String topic) throws ImageProviderException, InterruptedException;

    /** The bytes of a picture, whatever they are. */
    byte[] fetch(Photo photo) throws ImageProviderException, InterruptedException;

    /** Tells the provider that its picture is used. */
    void used(Photo photo) throws ImageProviderException, InterruptedException;
}
