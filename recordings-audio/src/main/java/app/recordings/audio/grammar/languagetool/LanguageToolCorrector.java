package app.recordings.audio.grammar.languagetool;

import app.recordings.audio.grammar.CorrectedText;
import app.recordings.audio.grammar.Correction;
import app.recordings.audio.grammar.Dressing;
import app.recordings.audio.grammar.GrammarCorrector;
import app.recordings.audio.grammar.Sentences;
import app.recordings.audio.grammar.Sentences.Sentence;
import app.recordings.audio.grammar.TrackedText;
import app.recordings.audio.work.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.Rule;
import org.languagetool.rules.RuleMatch;
import org.languagetool.rules.spelling.SpellingCheckRule;

/**
 * Corrects sentence by sentence: dressed first, as the rules expect written text, then in up to three passes, each from
 * right to left, since one correction often uncovers the next.
 */
public final class LanguageToolCorrector implements GrammarCorrector {
    private static final int PASSES = 3;

    private final JLanguageTool languageTool;
    private final SpellingCheckRule speller;
    private final Dressing dressing = new Dressing(this::name);

    /** Loads the rules: some seconds. */
    public LanguageToolCorrector() {
        languageTool = new JLanguageTool(Languages.getLanguageForShortCode("en-US"));
        speller = languageTool.getAllRules().stream()
                .filter(rule -> rule.getId().equals("MORFOLOGIK_RULE_EN_US"))
                .map(SpellingCheckRule.class::cast)
                .findFirst()
                .orElseThrow();
        GrammarRules.select(languageTool);
    }

    @Override
    public String engine() {
        return "languagetool";
    }

    @Override
    public CorrectedText correct(String text, Work work) throws IOException {
        StringBuilder corrected = new StringBuilder();
        List<Correction> corrections = new ArrayList<>();
        int done = 0;
        for (Sentence sentence : sentences(text)) {
            work.check();
            TrackedText tracked = correct(text.substring(sentence.start(), sentence.end()));
            corrected.append(text, done, sentence.start()).append(tracked.text());
            corrections.addAll(tracked.corrections(sentence.start()));
            done = sentence.end();
            work.progress((double) done / text.length());
        }
        return new CorrectedText(corrected.append(text, done, text.length()).toString(), corrections);
    }

    private synchronized List<Sentence> sentences(String text) {
        return Sentences.of(text, languageTool::sentenceTokenize);
    }

    private synchronized TrackedText correct(String sentence) throws IOException {
        TrackedText text = new TrackedText(sentence);
        dressing.dress(text);
        for (int pass = 0; pass < PASSES && correct(text); pass++) {
            dressing.dress(text);
        }
        return text;
    }

    /** One pass. @return whether anything changed */
    private boolean correct(TrackedText text) throws IOException {
        String before = text.text();
        List<RuleMatch> matches = languageTool.check(before).stream()
                .filter(match -> !match.getSuggestedReplacements().isEmpty())
                .sorted(Comparator.comparingInt(RuleMatch::getFromPos).reversed())
                .toList();
        int corrected = before.length();
        for (RuleMatch match : matches) {
            if (match.getToPos() <= corrected) {
                correct(text, before, match);
                corrected = match.getFromPos();
            }
        }
        return !before.equals(text.text());
    }

    private static void correct(TrackedText text, String before, RuleMatch match) {
        String found = before.substring(match.getFromPos(), match.getToPos());
        Replacement replacement =
                Replacement.of(found, match.getSuggestedReplacements().get(0));
        int from = match.getFromPos() + replacement.offset();
        Rule rule = match.getRule();
        text.correct(
                from,
                from + replacement.length(),
                replacement.text(),
                new TrackedText.Reason(rule.getId(), Explanation.of(match)));
    }

    private boolean name(String word) {
        try {
            String capitalized = Character.toUpperCase(word.charAt(0)) + word.substring(1);
            return speller.isMisspelled(word) && !speller.isMisspelled(capitalized);
        } catch (IOException e) {
            return false;
        }
    }
}
