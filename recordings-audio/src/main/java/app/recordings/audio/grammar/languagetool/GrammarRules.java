package app.recordings.audio.grammar.languagetool;

import java.util.Set;
import org.languagetool.JLanguageTool;
import org.languagetool.rules.Rule;

/** Which of LanguageTool's rules correct speech; a speaker makes no mistakes in commas, capitals or spelling. */
final class GrammarRules {
    private static final Set<String> CATEGORIES =
            Set.of("GRAMMAR", "CONFUSED_WORDS", "COLLOCATIONS", "NONSTANDARD_PHRASES", "SEMANTICS", "MISC");
    private static final Set<String> RULES = Set.of("MODAL_OF", "CONFUSION_OF_ME_I", "EN_A_VS_AN");

    private GrammarRules() {}

    static void select(JLanguageTool languageTool) {
        for (Rule rule : languageTool.getAllRules()) {
            if (!corrects(rule)) {
                languageTool.disableRule(rule.getId());
            }
        }
    }

    private static boolean corrects(Rule rule) {
        return CATEGORIES.contains(rule.getCategory().getId().toString()) || RULES.contains(rule.getId());
    }
}
