package app.recordings.recording;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a person says was really said.
 *
 * @param text at most 100,000 characters, at least one of them a letter or digit
 * @param condition on the {@link Transcript#tag()} that the person has seen
 */
public record TranscriptEdit(String text, Predicate<String> condition) {
    private static final int LONGEST = 100_000;

    public TranscriptEdit {
        if (text == null || text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw invalid("The text must have something in it that can be spoken.");
        } else if (text.length() > LONGEST) {
            throw invalid("The text must have at most " + LONGEST + " characters.");
        } else if (text.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))
                || text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw invalid("The text must have no control characters and no halves of characters.");
        }
        text = text.strip();
    }

    void requireUnchanged(Transcript served) {
        if (!condition.test(served.tag())) {
            throw new ProblemException(
                    ErrorType.PRECONDITION_FAILED, "The transcript is no longer the one that If-Match names.");
        }
    }

    private static ProblemException invalid(String message) {
        return ProblemException.invalid(List.of(new Violation("text", "body", message)));
    }
}
