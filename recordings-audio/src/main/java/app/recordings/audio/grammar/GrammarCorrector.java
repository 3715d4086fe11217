package app.recordings.audio.grammar;

import app.recordings.audio.work.Work;
import java.io.IOException;

/** Port: an engine that corrects a learner's text. Safe for any number of threads. */
public interface GrammarCorrector {
    /** The engine's name, as health and results show it. */
    String engine();

    /** @throws java.util.concurrent.CancellationException soon after the work was cancelled */
    CorrectedText correct(String text, Work work) throws IOException;
}
