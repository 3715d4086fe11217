package app.recordings.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;

/**
 * What is asked of JSON besides its grammar, or what the parser does not ask: one text only, no deeper than 32 levels, and every
 * character whole (RFC 7493, section 2.1).
 */
final class JsonText {
    private static final int DEEPEST = 32;
    private static final int HEXADECIMAL = 16;
    private static final int ESCAPE = "\\u0000".length();

    private final String json;
    private int at;
    private int depth;
    private boolean quoted;
    private boolean ended;

    private JsonText(String json) {
        this.json = json;
    }

    /** @throws ProblemException if it is nested too deep, holds half a character, which cannot be stored, or something follows it */
    static void check(String json) {
        new JsonText(json).check();
    }

    private void check() {
        boolean halfRead = false;
        while (at < json.length()) {
            char next = quoted ? inString() : outside();
            if (depth > DEEPEST) {
                throw malformed("The JSON is nested deeper than " + DEEPEST + " levels.");
            } else if (halfRead != Character.isLowSurrogate(next)) {
                throw malformed("The JSON holds half a character (RFC 7493).");
            }
            halfRead = Character.isHighSurrogate(next);
        }
    }

    private char outside() {
        char next = json.charAt(at++);
        if (ended && !Character.isWhitespace(next)) {
            throw malformed("Something follows the JSON.");
        }
        switch (next) {
            case '"' -> quoted = true;
            case '{', '[' -> depth++;
            case '}', ']' -> ended = --depth == 0;
            default -> {}
        }
        return next;
    }

    private char inString() {
        int start = at;
        char next = json.charAt(at++);
        if (next == '"') {
            quoted = false;
        } else if (next == '\\') {
            at++;
            return json.startsWith("u", start + 1) ? escaped(start) : next;
        }
        return next;
    }

    /** What is no escape is the parser's to refuse. */
    private char escaped(int start) {
        if (start + ESCAPE > json.length()) {
            return '\\';
        }
        at = start + ESCAPE;
        try {
            return (char) Integer.parseInt(json, start + 2, at, HEXADECIMAL);
        } catch (NumberFormatException e) {
            return '\\';
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ErrorType.MALFORMED_REQUEST, detail);
    }
}
