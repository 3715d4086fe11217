package app.recordings.database;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * A migration's session has no limit of time but for locks, which is set anew before each: one that locks nobody out while it
 * waits lifts it for itself.
 */
final class MigrationLimits extends BaseCallback {
    private final Duration patience;

    MigrationLimits(Duration patience) {
        this.patience = patience;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_CONNECT || event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(
                    "set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = "
                            + patience.toMillis());
        } catch (SQLException e) {
            throw new IllegalStateException("The limits of a migration cannot be set", e);
        }
    }
}
