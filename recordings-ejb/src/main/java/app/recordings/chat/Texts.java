package app.recordings.chat;

import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What may stand in a chat. */
final class Texts {
    static final int LONGEST_BODY = 20_000;

    private Texts() {}

    /** One line without control characters, its edges stripped. */
    static String line(String field, String text, int longest) {
        String stripped = text.strip();
        if (stripped.isEmpty()
                || stripped.length() > longest
                || stripped.chars().anyMatch(Character::isISOControl)
                || !isUnicode(stripped)) {
            throw wrong(field, "It must have 1 to " + longest + " characters and no control characters.");
        }
        return stripped;
    }

    /** As it was written, lines and all. */
    static String body(String text) {
        if (text.isBlank() || text.length() > LONGEST_BODY || text.indexOf('\0') >= 0 || !isUnicode(text)) {
            throw wrong("body", "The body must have 1 to " + LONGEST_BODY + " characters that can be stored.");
        }
        return text;
    }

    /** Half a surrogate pair has no form in UTF-8. */
    private static boolean isUnicode(String text) {
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static ProblemException wrong(String field, String message) {
        return ProblemException.invalid(List.of(new Violation(field, "body", message)));
    }
}
