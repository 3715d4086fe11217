package app.recordings.chat;

import java.io.Serializable;
import java.util.UUID;

/** A message's key: its chat's id and its number there. */
record MessageId(UUID chatId, long number) implements Serializable {
    // Hibernate fills an id class through an empty constructor.
    MessageId() {
        this(null, 0);
    }
}
