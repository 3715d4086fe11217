package app.recordings.administrator;

import java.util.UUID;

/**
 * Somebody who is signed in, as it stands now.
 *
 * @param administratorId null for who has no account here
 * @param mustChangePassword before anything else, since somebody else knows it
 */
public record Session(UUID id, UUID administratorId, String name, Role role, boolean mustChangePassword) {}
