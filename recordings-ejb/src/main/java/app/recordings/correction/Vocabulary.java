package app.recordings.correction;

import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import java.util.List;

/**
 * Names and terms that are likely in what is said, as they are written.
 *
 * @param phrases at most 100 of 1 to 60 characters without control characters, each once, 800 characters in all
 */
public record Vocabulary(List<String> phrases) {
    private static final int MOST = 100;
    private static final int LONGEST = 60;
    private static final int LONGEST_IN_ALL = 800;

    public Vocabulary {
        phrases = phrases == null ? List.of() : phrases;
        require(phrases.stream().allMatch(Vocabulary::isPhrase), "Each phrase has 1 to " + LONGEST + " characters.");
        phrases = phrases.stream().map(String::strip).distinct().toList();
        require(phrases.size() <= MOST, "There are at most " + MOST + " phrases.");
        require(
                phrases.stream().mapToInt(String::length).sum() <= LONGEST_IN_ALL,
                "All phrases have at most " + LONGEST_IN_ALL + " characters together.");
    }

    private static boolean isPhrase(String phrase) {
        return phrase != null
                && !phrase.isBlank()
                && phrase.strip().length() <= LONGEST
                && phrase.codePoints().noneMatch(Vocabulary::isUnfit);
    }

    /** Half a surrogate pair has no form in UTF-8. */
    private static boolean isUnfit(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw ProblemException.invalid(List.of(new Violation("phrases", "body", sentence)));
        }
    }
}
