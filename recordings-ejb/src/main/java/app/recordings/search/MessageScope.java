package app.recordings.search;

import app.recordings.error.ProblemException;
import app.recordings.time.Ids;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Whose messages are looked through.
 *
 * @param ownerId the application's id
 * @param chat the number of the only chat that counts; null for all of the application's
 */
public record MessageScope(UUID ownerId, Long chat) {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

    /** As a path names an application; what cannot be a name of one is not there. */
    public static MessageScope of(String token) {
        return new MessageScope(Ids.parse(token).orElseThrow(() -> ProblemException.notFound("application")), null);
    }

    /** As a path names a chat; what cannot be a name of one is not there. */
    public static MessageScope of(String token, String chat) {
        if (!NUMBER.matcher(chat).matches()) {
            throw ProblemException.notFound("chat");
        }
        return new MessageScope(of(token).ownerId(), Long.valueOf(chat));
    }
}
