package app.recordings.email;

/**
 * What is sent.
 *
 * @param id the same for each copy
 * @param optOut where its receiver says that no more are wanted; null where that makes no sense
 */
public record Email(String id, String address, String subject, String plain, String html, String optOut) {}
