package app.recordings.security;

import java.util.UUID;

/** Who asks. {@code ownerId} is what every row of theirs carries. */
public record Caller(UUID ownerId, Kind kind) {
    /** A person at the bundled page, a tenant's API client, or the operator. */
    public enum Kind {
        VISITOR,
        APPLICATION,
        ADMINISTRATOR
    }

    private static final UUID ADMINISTRATORS = new UUID(0, 0);

    /** The operator; owns nothing but what it makes itself. */
    public static Caller administrator() {
        return new Caller(ADMINISTRATORS, Kind.ADMINISTRATOR);
    }

    public boolean isAdministrator() {
        return kind == Kind.ADMINISTRATOR;
    }
}
