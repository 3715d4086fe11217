package app.recordings.application;

/** What making an application answers: the one time that its key can be read. */
public record NewApplication(Application application, String apiKey) {}
