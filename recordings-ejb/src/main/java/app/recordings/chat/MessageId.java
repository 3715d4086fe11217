package app.recordings.chat;

import java.io.Serializable;
import java.util.UUID;

/** A message's key: its chat's id and its number there. */
record MessageId(UUID chatId, long number) implements Serializable {
    // Hibernate fills an id class through an empty constructor.
    MessageId() {
        this(null, 0);
    }

    /** The message's number in the form of an id, by which a key of a request to its chat remembers it. */
    static UUID inItsChat(long number) {
        return new UUID(0, number);
    }

    static long number(UUID inItsChat) {
        return inItsChat.getLeastSignificantBits();
    }
}
