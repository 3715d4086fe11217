package app.recordings.audio.grammar.languagetool;

import org.languagetool.rules.RuleMatch;

/** LanguageTool's message for a match, in plain text that a learner can read. */
final class Explanation {
    private Explanation() {}

    static String of(RuleMatch match) {
        String message = match.getMessage()
                .replace(RuleMatch.SUGGESTION_START_TAG, "“")
                .replace(RuleMatch.SUGGESTION_END_TAG, "”")
                .replaceAll("<[^>]*>", "")
                .strip();
        return message.isEmpty() ? match.getRule().getDescription() : message;
    }
}
