package app.recordings.administrator;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody with an account for the console.
 *
 * @param hasFirstPassword which somebody else gave; nothing else can be done before it is changed
 * @param hasTotp whether a one-time password is asked for, too
 * @param sessions that are open now
 */
public record Administrator(
        UUID id, String name, Role role, boolean hasFirstPassword, boolean hasTotp, long sessions, Instant createdAt) {}
