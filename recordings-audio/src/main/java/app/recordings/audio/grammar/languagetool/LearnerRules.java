package app.recordings.audio.grammar.languagetool;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.languagetool.AnalyzedSentence;
import org.languagetool.Language;
import org.languagetool.rules.RuleMatch;
import org.languagetool.rules.patterns.AbstractPatternRule;
import org.languagetool.rules.patterns.PatternRuleLoader;

/** Our own rules, in LanguageTool's XML, for what learners say and LanguageTool's rules leave. */
final class LearnerRules {
    private static final String FILE = "learner-rules.xml";

    private final List<AbstractPatternRule> rules;

    LearnerRules(Language language) {
        try (InputStream xml = LearnerRules.class.getResourceAsStream(FILE)) {
            rules = new PatternRuleLoader().getRules(xml, FILE, language);
        } catch (IOException e) {
            throw new IllegalStateException("The learners' rules cannot be read", e);
        }
    }

    List<AbstractPatternRule> rules() {
        return rules;
    }

    List<RuleMatch> match(AnalyzedSentence sentence) throws IOException {
        List<RuleMatch> matches = new ArrayList<>();
        for (AbstractPatternRule rule : rules) {
            matches.addAll(List.of(rule.match(sentence)));
        }
        return matches;
    }
}
