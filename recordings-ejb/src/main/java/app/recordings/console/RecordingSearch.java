package app.recordings.console;

import java.util.UUID;

/**
 * Which recordings, of all callers; null for any. One that was uploaded directly counts as made when its upload began.
 *
 * @param email in upper or lower case
 * @param words as in a web search, of which a recording says all
 */
public record RecordingSearch(UUID id, String email, String words, Period made) {
    /** Every recording of a time. */
    public static RecordingSearch in(Period made) {
        return new RecordingSearch(null, null, null, made);
    }
}
