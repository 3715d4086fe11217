package app.recordings.audio.grammar;

import app.recordings.audio.work.Work;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Port: an engine that finds the mistakes in one sentence. Safe for any number of threads. */
public interface MistakeFinder {
    /** The engine's name, as health and results show it. */
    String engine();

    /** How often a sentence is given, corrected as found so far. */
    int passes();

    /**
     * Mistakes, the ones to believe first where they overlap.
     *
     * @throws java.util.concurrent.CancellationException soon after the work was cancelled, if it takes long
     */
    List<Mistake> find(String sentence, Work work) throws IOException;

    /** Cuts a line into sentences whose concatenation is the line. */
    default List<String> sentences(String line) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.US);
        breaks.setText(line);
        List<String> sentences = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            sentences.add(line.substring(start, end));
            start = end;
        }
        return sentences;
    }

    /** Whether a lower-case word is only written with a capital, as far as the engine knows. */
    boolean isName(String word);
}
