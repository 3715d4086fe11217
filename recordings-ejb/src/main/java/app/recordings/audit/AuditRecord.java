package app.recordings.audit;

import java.time.Instant;
import java.util.UUID;

/** An entry as it stands in the log. */
public record AuditRecord(UUID id, Instant at, AuditEntry entry) {}
