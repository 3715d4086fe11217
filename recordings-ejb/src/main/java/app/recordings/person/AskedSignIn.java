package app.recordings.person;

import java.util.UUID;

/** @param email where the link is to be sent */
public record AskedSignIn(UUID id, String email) {}
