package app.recordings.audit;

/**
 * Which entries are asked for.
 *
 * @param who exactly; null for anybody
 * @param action itself and all that it is the beginning of, at a dot; null for any
 */
public record AuditFilter(String who, String action) {
    /** All entries. */
    public static final AuditFilter ALL = new AuditFilter(null, null);
}
