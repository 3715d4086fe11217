package app.recordings.person;

import app.recordings.language.ReaderLanguage;
import java.util.UUID;

/** @param email where the link is to be sent */
public record AskedSignIn(UUID id, String email, ReaderLanguage language) {}
