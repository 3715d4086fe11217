package app.recordings.job;

/** Why work failed: a code in kebab-case and a sentence for the owner, without anything secret in it. */
public record JobError(String code, String message) {}
