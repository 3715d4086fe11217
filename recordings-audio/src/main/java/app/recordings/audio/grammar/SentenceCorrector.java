package app.recordings.audio.grammar;

import app.recordings.audio.grammar.Sentences.Sentence;
import app.recordings.audio.work.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Corrects sentence by sentence: dressed first, as engines expect written text, then in passes, each from right to left,
 * since one correction often uncovers the next.
 */
public final class SentenceCorrector implements GrammarCorrector {
    private static final Comparator<Mistake> LAST_FIRST =
            Comparator.comparingInt(Mistake::from).reversed();

    private final MistakeFinder finder;
    private final Dressing dressing;

    public SentenceCorrector(MistakeFinder finder) {
        this.finder = finder;
        dressing = new Dressing(finder::isName);
    }

    @Override
    public String engine() {
        return finder.engine();
    }

    @Override
    public CorrectedText correct(String text, Work work) throws IOException {
        StringBuilder corrected = new StringBuilder();
        List<Correction> corrections = new ArrayList<>();
        int done = 0;
        for (Sentence sentence : Sentences.of(text, finder::sentences)) {
            work.check();
            TrackedText tracked = correctSentence(text.substring(sentence.start(), sentence.end()), work);
            corrected.append(text, done, sentence.start()).append(tracked.text());
            corrections.addAll(tracked.corrections(sentence.start()));
            done = sentence.end();
            work.progress((double) done / text.length());
        }
        return new CorrectedText(corrected.append(text, done, text.length()).toString(), corrections);
    }

    private TrackedText correctSentence(String sentence, Work work) throws IOException {
        TrackedText text = new TrackedText(sentence);
        dressing.dress(text);
        for (int pass = 0; pass < finder.passes() && pass(text, work); pass++) {
            dressing.dress(text);
        }
        return text;
    }

    /** @return whether anything changed */
    private boolean pass(TrackedText text, Work work) throws IOException {
        String before = text.text();
        List<Mistake> taken = new ArrayList<>();
        for (Mistake mistake : finder.find(before, work)) {
            boolean within = mistake.from() >= 0 && mistake.from() <= mistake.to() && mistake.to() <= before.length();
            if (within && taken.stream().noneMatch(mistake::overlaps)) {
                taken.add(mistake);
            }
        }
        taken.sort(LAST_FIRST);
        for (Mistake mistake : taken) {
            text.correct(mistake.from(), mistake.to(), mistake.replacement(), mistake.reason());
        }
        return !before.equals(text.text());
    }
}
