package app.recordings.storage;

/** Content whose size and hash are known: {@link Spool} on its way into the store, or {@link StoredContent} in it. */
public sealed interface Content permits Spool, StoredContent {
    /** In bytes. */
    long size();

    /** The first bytes, at most 64, by which a format is recognised. */
    byte[] head();

    /** In lower-case hexadecimal. */
    String sha256();
}
