package app.recordings.error;

/** One wrong value: the field's name, where it stood ({@code query}, {@code form}, {@code body}, {@code header}) and what is wrong with it. */
public record Violation(String field, String in, String message) {}
