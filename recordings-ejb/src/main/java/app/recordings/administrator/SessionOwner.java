package app.recordings.administrator;

import app.recordings.security.AdministratorKey;
import java.util.UUID;

/**
 * Who signs in.
 *
 * @param administratorId their account; null for who came by the operator's key or by an OpenID provider
 * @param name for who has no account; else null
 * @param role for who has no account; else null
 */
public record SessionOwner(UUID administratorId, String name, Role role) {
    /** Somebody who is known by an account, which says what they may. */
    public static SessionOwner of(UUID administratorId) {
        return new SessionOwner(administratorId, null, null);
    }

    /** Somebody without an account here. */
    public static SessionOwner known(String name, Role role) {
        return new SessionOwner(null, name, role);
    }

    /** Whether they came by the OpenID provider. */
    boolean isOfProvider() {
        return administratorId == null && !isOperator();
    }

    /** Whether they came by the operator's key. */
    boolean isOperator() {
        return administratorId == null && name.equals(AdministratorKey.NAME);
    }
}
