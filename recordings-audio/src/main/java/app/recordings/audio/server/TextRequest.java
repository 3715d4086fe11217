package app.recordings.audio.server;

/** The body of {@code POST /corrections} and {@code POST /speech}. */
record TextRequest(String text, String language) {
    /** The text. @throws ProblemException when there is none */
    String required() {
        if (text == null) {
            throw new ProblemException(400, "missing-text", "The field text is required.");
        }
        return text;
    }
}
