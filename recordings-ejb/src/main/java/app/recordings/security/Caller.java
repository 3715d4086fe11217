package app.recordings.security;

import java.util.UUID;

/**
 * Who asks.
 *
 * @param ownerId what every row of theirs carries
 * @param keyId the API key that let an application in, or the visitor's row; null for administrators
 */
public record Caller(UUID ownerId, Kind kind, UUID keyId) {
    /** A person at the bundled page, a tenant's API client, or the operator. */
    public enum Kind {
        VISITOR,
        APPLICATION,
        ADMINISTRATOR
    }

    private static final UUID ADMINISTRATORS = new UUID(0, 0);

    public Caller(UUID ownerId, Kind kind) {
        this(ownerId, kind, null);
    }

    /** The operator; owns nothing but what it makes itself. */
    public static Caller administrator() {
        return new Caller(ADMINISTRATORS, Kind.ADMINISTRATOR);
    }

    public boolean isAdministrator() {
        return kind == Kind.ADMINISTRATOR;
    }
}
