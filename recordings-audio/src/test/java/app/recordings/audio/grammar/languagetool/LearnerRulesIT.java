package app.recordings.audio.grammar.languagetool;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.audio.grammar.GrammarCorrector;
import app.recordings.audio.grammar.LearnerSentence;
import app.recordings.audio.grammar.SentenceCorrector;
import app.recordings.audio.work.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.languagetool.AnalyzedSentence;
import org.languagetool.JLanguageTool;
import org.languagetool.Language;
import org.languagetool.Languages;
import org.languagetool.rules.CorrectExample;
import org.languagetool.rules.IncorrectExample;
import org.languagetool.rules.RuleMatch;
import org.languagetool.rules.patterns.AbstractPatternRule;

/** The rules against their own examples, and the corrector against the test sets. */
class LearnerRulesIT {
    private static final Language LANGUAGE = Languages.getLanguageForShortCode("en-US");
    private static final GrammarCorrector CORRECTOR = new SentenceCorrector(new LanguageToolFinder());
    private static final JLanguageTool ANALYZER = new JLanguageTool(LANGUAGE);

    private final LearnerRules rules = new LearnerRules(LANGUAGE);

    @Test
    void eachRuleDoesWhatItsExamplesSay() throws IOException {
        List<String> failures = new ArrayList<>();
        for (AbstractPatternRule rule : rules.rules()) {
            assertThat(rule.getIncorrectExamples()).as(rule.getFullId()).isNotEmpty();
            for (IncorrectExample example : rule.getIncorrectExamples()) {
                if (!corrects(rule, example)) {
                    failures.add(rule.getFullId() + ": " + example.getExample());
                }
            }
            for (CorrectExample example : rule.getCorrectExamples()) {
                if (matches(rule, example.getExample()).length > 0) {
                    failures.add(rule.getFullId() + " alters: " + example.getExample());
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(rules.rules()).hasSizeGreaterThan(300);
    }

    private static boolean corrects(AbstractPatternRule rule, IncorrectExample example) throws IOException {
        int marker = example.getExample().indexOf("<marker>");
        return Stream.of(matches(rule, example.getExample().replaceAll("</?marker>", "")))
                .anyMatch(match -> match.getFromPos() == marker
                        && match.getSuggestedReplacements()
                                .get(0)
                                .equals(example.getCorrections().get(0)));
    }

    private static RuleMatch[] matches(AbstractPatternRule rule, String sentence) throws IOException {
        return rule.match(ANALYZER.getAnalyzedSentence(sentence));
    }

    @Test
    void noRuleMatchesAWholeSentence() throws IOException {
        for (LearnerSentence sentence : LearnerSentence.wrong()) {
            int words = sentence.said().replaceAll("[.?!]$", "").length();
            AnalyzedSentence analyzed = ANALYZER.getAnalyzedSentence(sentence.said());
            for (RuleMatch match : rules.match(analyzed)) {
                assertThat(match.getToPos() - match.getFromPos())
                        .as(match.getRule().getFullId() + " in: " + sentence.said())
                        .isLessThan(words);
            }
        }
    }

    @Test
    void correctsWhatLearnersSayExactly() throws IOException {
        List<LearnerSentence> sentences = LearnerSentence.wrong();
        assertThat(sentences.stream().map(LearnerSentence::type).distinct().count())
                .isGreaterThanOrEqualTo(25);
        assertThat(right(sentences, true)).isGreaterThanOrEqualTo(0.75);
        assertThat(right(sentences, false)).isGreaterThanOrEqualTo(0.60);
    }

    @Test
    void correctsMostOfWhatItsRulesCouldNotKnow() throws IOException {
        List<LearnerSentence> sentences = LearnerSentence.fresh();
        assertThat(sentences).hasSize(50);
        assertThat(right(sentences)).isGreaterThanOrEqualTo(0.75);
    }

    @Test
    void altersAtMostOneCorrectSentenceInAHundred() throws IOException {
        List<LearnerSentence> sentences = LearnerSentence.correct();
        assertThat(1 - right(sentences, true)).isLessThanOrEqualTo(0.01);
        assertThat(1 - right(sentences, false)).isLessThanOrEqualTo(0.01);
    }

    private static double right(List<LearnerSentence> sentences, boolean firstHalf) throws IOException {
        List<LearnerSentence> half = sentences.stream()
                .filter(sentence -> sentence.firstHalf() == firstHalf)
                .toList();
        assertThat(half.size()).isGreaterThan(100);
        return right(half);
    }

    private static double right(List<LearnerSentence> sentences) throws IOException {
        int right = 0;
        for (LearnerSentence sentence : sentences) {
            right += sentence.accepts(
                            CORRECTOR.correct(sentence.said(), new Work()).text())
                    ? 1
                    : 0;
        }
        return (double) right / sentences.size();
    }
}
