package app.recordings.admin;

import app.recordings.application.Application;
import java.time.Instant;
import java.util.UUID;

/** An application as the console shows it. */
public record ApplicationRow(UUID id, String name, long chatsCount, Instant createdAt) {
    static ApplicationRow of(Application application) {
        return new ApplicationRow(
                application.id(), application.name(), application.chatsCount(), application.createdAt());
    }
}
