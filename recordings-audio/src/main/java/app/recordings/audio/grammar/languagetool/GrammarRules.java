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
            if (!corrects(rule.getCategory().getId().toString(), rule.getId())) {
                languageTool.disableRule(rule.getId());
            }
        }
    }

    static boolean corrects(String category, String rule) {
        return CATEGORIES.contains(category) || RULES.contains(rule);
    }
}
