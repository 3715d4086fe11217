package app.recordings.audio.grammar.languagetool;

import app.recordings.audio.grammar.Mistake;
import app.recordings.audio.grammar.MistakeFinder;
import app.recordings.audio.grammar.TrackedText;
import app.recordings.audio.work.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.languagetool.AnalyzedSentence;
import org.languagetool.JLanguageTool;
import org.languagetool.Language;
import org.languagetool.Languages;
import org.languagetool.rules.RuleMatch;
import org.languagetool.rules.spelling.SpellingCheckRule;

/** LanguageTool within this process, with our own rules before its own. */
public final class LanguageToolFinder implements MistakeFinder {
    private static final Comparator<RuleMatch> LAST_FIRST =
            Comparator.comparingInt(RuleMatch::getFromPos).reversed();

    private final JLanguageTool languageTool;
    private final LearnerRules learnerRules;
    private final SpellingCheckRule speller;

    /** Fair, so that a long text leaves room for a short one between its sentences. */
    private final Lock turn = new ReentrantLock(true);

    /** Loads the rules: some seconds. */
    public LanguageToolFinder() {
        Language language = Languages.getLanguageForShortCode("en-US");
        languageTool = new JLanguageTool(language);
        speller = languageTool.getAllRules().stream()
                .filter(rule -> rule.getId().equals("MORFOLOGIK_RULE_EN_US"))
                .map(SpellingCheckRule.class::cast)
                .findFirst()
                .orElseThrow();
        GrammarRules.select(languageTool);
        learnerRules = new LearnerRules(language);
    }

    @Override
    public String engine() {
        return "languagetool";
    }

    @Override
    public int passes() {
        return 3;
    }

    /** Our rules come first: they know what a learner means where others see only that something is wrong. */
    @Override
    public List<Mistake> find(String sentence, Work work) throws IOException {
        turn.lock();
        try {
            List<RuleMatch> ours = new ArrayList<>();
            for (AnalyzedSentence analyzed : languageTool.analyzeText(sentence)) {
                ours.addAll(learnerRules.match(analyzed));
            }
            List<Mistake> mistakes = new ArrayList<>(mistakes(ours, sentence));
            mistakes.addAll(mistakes(languageTool.check(sentence), sentence));
            return mistakes;
        } finally {
            turn.unlock();
        }
    }

    private static List<Mistake> mistakes(List<RuleMatch> matches, String sentence) {
        return matches.stream()
                .filter(match -> !match.getSuggestedReplacements().isEmpty())
                .sorted(LAST_FIRST)
                .map(match -> mistake(match, sentence))
                .toList();
    }

    private static Mistake mistake(RuleMatch match, String sentence) {
        String found = sentence.substring(match.getFromPos(), match.getToPos());
        Replacement replacement =
                Replacement.of(found, match.getSuggestedReplacements().get(0));
        int from = match.getFromPos() + replacement.offset();
        return new Mistake(
                from,
                from + replacement.length(),
                replacement.text(),
                new TrackedText.Reason(match.getRule().getId(), Explanation.of(match)));
    }

    @Override
    public List<String> sentences(String line) {
        turn.lock();
        try {
            return languageTool.sentenceTokenize(line);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public boolean isName(String word) {
        turn.lock();
        try {
            String capitalized = Character.toUpperCase(word.charAt(0)) + word.substring(1);
            return speller.isMisspelled(word) && !speller.isMisspelled(capitalized);
        } catch (IOException e) {
            return false;
        } finally {
            turn.unlock();
        }
    }
}
