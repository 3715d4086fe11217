package app.recordings.audio.recognition.sphinx4;

import app.recordings.audio.recognition.SpeechSegment;
import app.recordings.audio.recognition.Word;
import edu.cmu.sphinx.decoder.search.Token;
import edu.cmu.sphinx.recognizer.Recognizer;
import edu.cmu.sphinx.result.Lattice;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.result.WordResult;
import edu.cmu.sphinx.util.LogMath;
import edu.cmu.sphinx.util.props.ConfigurationManager;
import java.util.ArrayList;
import java.util.List;

/** One loaded recogniser (about 5 s to load, some 400 MB); not for two threads at a time. */
final class SphinxDecoder {
    private final Recognizer recognizer;
    private final SegmentSource source;
    private final MeteredFeatures features;
    private final LatticeReader reader;
    private boolean broken;

    SphinxDecoder() {
        ConfigurationManager configuration =
                new ConfigurationManager(SphinxDecoder.class.getResource("sphinx4.config.xml"));
        recognizer = configuration.lookup("recognizer");
        source = configuration.lookup("segmentSource");
        features = configuration.lookup("meteredFeatures");
        reader = new LatticeReader(configuration.lookup("languageModel"));
        recognizer.allocate();
    }

    /** Words recognised until the segment's end, or until the meter says to stop. */
    List<Word> decode(SpeechSegment segment, MeteredFeatures.Meter meter) {
        broken = true;
        source.start(segment.normalized());
        features.start(meter);
        List<Word> words = new ArrayList<>();
        for (Result result = recognizer.recognize(); result != null; result = recognizer.recognize()) {
            for (WordResult word : words(result)) {
                if (spoken(word)) {
                    add(words, word(word, segment.startMs()));
                }
            }
        }
        broken = false;
        return words;
    }

    /** Nodes of a lattice may overlap, as they span all their hypotheses; words follow one another. */
    private static void add(List<Word> words, Word next) {
        long start = next.startMs();
        if (!words.isEmpty()) {
            Word last = words.get(words.size() - 1);
            start = Math.max(start, last.startMs());
            long end = Math.min(last.endMs(), start);
            words.set(words.size() - 1, new Word(last.text(), last.startMs(), end, last.confidence()));
        }
        words.add(new Word(next.text(), start, Math.max(start, next.endMs()), next.confidence()));
    }

    /**
     * Where the search died before a word's or the segment's end there is no lattice to be had: then its best path has
     * to do.
     */
    private List<WordResult> words(Result result) {
        boolean whole = result.getBestFinalToken() != null
                && result.getResultTokens().stream().allMatch(SphinxDecoder::hasWord);
        return whole ? reader.read(new Lattice(result)) : result.getTimedBestResult(false);
    }

    private static boolean hasWord(Token token) {
        Token earlier = token;
        while (earlier != null && !earlier.isWord()) {
            earlier = earlier.getPredecessor();
        }
        return earlier != null;
    }

    /** Whether a recognition ended by an exception, so that something of it may linger. */
    boolean broken() {
        return broken;
    }

    /** Silence, noise and sentence bounds are "words" to the engine. */
    private static boolean spoken(WordResult word) {
        String spelling = word.getWord().getSpelling();
        return !word.isFiller() && !spelling.startsWith("<") && !spelling.startsWith("[");
    }

    private static Word word(WordResult word, long offsetMs) {
        String spelling = word.getWord().getSpelling();
        int variant = spelling.indexOf('(');
        return new Word(
                variant < 0 ? spelling : spelling.substring(0, variant),
                offsetMs + word.getTimeFrame().getStart(),
                offsetMs + word.getTimeFrame().getEnd(),
                confidence(word.getConfidence()));
    }

    /** The engine keeps probabilities as logarithms of a base of its own. */
    private static double confidence(double logarithm) {
        double probability = LogMath.getLogMath().logToLinear((float) logarithm);
        return Math.round(100 * Math.max(0, Math.min(1, probability))) / 100.0;
    }
}
