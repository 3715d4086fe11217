package app.recordings.recording.rest;

/** The text as it should be. */
public record EditRequest(String text) {}
