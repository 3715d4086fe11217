package app.recordings.administrator;

import java.time.Instant;
import java.util.UUID;

/** A session that goes on, as those see it who may end it. @param address where it was begun from */
public record OpenSession(UUID id, String name, Role role, String address, Instant createdAt, Instant usedAt) {}
