package app.recordings.audio.recognition.sphinx4;

import edu.cmu.sphinx.linguist.WordSequence;
import edu.cmu.sphinx.linguist.dictionary.Word;
import edu.cmu.sphinx.linguist.language.ngram.LanguageModel;
import edu.cmu.sphinx.result.Edge;
import edu.cmu.sphinx.result.Lattice;
import edu.cmu.sphinx.result.Node;
import edu.cmu.sphinx.result.WordResult;
import edu.cmu.sphinx.util.LogMath;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

/**
 * The second pass: finds the best way through the lattice that the search left, with triples of words and more weight
 * on language than the search, which has to keep alive what makes no sense yet.
 */
final class LatticeReader {
    private static final double LANGUAGE_WEIGHT = 12;

    private final LanguageModel model;

    LatticeReader(LanguageModel model) {
        this.model = model;
    }

    /**
     * A way from the lattice's beginning to a node.
     *
     * @param history the last words said, which are all that later words depend on
     * @param before the way to the node before, null at the beginning
     */
    private record Way(Node node, WordSequence history, Way before, double score) {}

    /**
     * The best way's words, silences and bounds among them; none where no way leads to the end. A word's confidence is
     * how likely it is that this word was said at that time. Changes the lattice's scores.
     */
    List<WordResult> read(Lattice lattice) {
        Map<Node, Collection<Way>> ways = new HashMap<>();
        lattice.sortNodes().forEach(node -> ways.put(node, ways(node, ways)));
        lattice.computeNodePosteriors(1);
        LinkedList<WordResult> words = new LinkedList<>();
        Way way = ways.getOrDefault(lattice.getTerminalNode(), List.of()).stream()
                .max(Comparator.comparingDouble(Way::score))
                .orElse(null);
        for (; way != null; way = way.before()) {
            words.addFirst(word(way.node(), lattice));
        }
        return words;
    }

    /** The best way to a node for each history. */
    private Collection<Way> ways(Node node, Map<Node, Collection<Way>> earlier) {
        if (node.getEnteringEdges().isEmpty()) {
            return List.of(new Way(node, new WordSequence(node.getWord()), null, 0));
        }
        Map<WordSequence, Way> best = new HashMap<>();
        for (Edge edge : node.getEnteringEdges()) {
            double score = LogMath.LOG_ZERO;
            for (Way way : earlier.getOrDefault(edge.getFromNode(), List.of())) {
                Way longer = along(edge, way);
                score = Math.max(score, longer.score() - way.score());
                best.merge(longer.history(), longer, (one, other) -> one.score() < other.score() ? other : one);
            }
            // frames are not independent: unless the weight is taken off again the best way seems to be certain
            edge.setAcousticScore(score / LANGUAGE_WEIGHT);
            edge.setLMScore(0);
        }
        return best.values();
    }

    private Way along(Edge edge, Way way) {
        Node node = edge.getToNode();
        double score = way.score() + edge.getAcousticScore();
        if (node.getWord().isFiller() && !node.getWord().isSentenceEndWord()) {
            return new Way(node, way.history(), way, score);
        }
        WordSequence words = way.history().addWord(node.getWord(), model.getMaxDepth());
        WordSequence history = words.trim(model.getMaxDepth() - 1);
        return new Way(node, history, way, score + LANGUAGE_WEIGHT * model.getProbability(words));
    }

    private static WordResult word(Node node, Lattice lattice) {
        long middle = (node.getBeginTime() + node.getEndTime()) / 2;
        double likely = lattice.getNodes().stream()
                .filter(other -> other.getWord().equals(node.getWord()))
                .filter(other -> other.getBeginTime() <= middle && middle <= other.getEndTime())
                .mapToDouble(other -> LogMath.getLogMath().logToLinear((float) other.getPosterior()))
                .sum();
        Word word = node.getWord();
        return new WordResult(
                word,
                node.getTimeFrame(),
                node.getPosterior(),
                LogMath.getLogMath().linearToLog(likely));
    }
}
