package app.recordings.audio.quality;

import app.recordings.audio.grammar.LearnerSentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts which sentences were corrected exactly, and which correct ones were left alone. */
final class CorrectionScore {
    private static final String FIRST = "first half";
    private static final String SECOND = "second half";
    private static final String FRESH = "written after the rules";

    private final Map<String, Count> right = new TreeMap<>();
    private final Map<String, Count> byType = new LinkedHashMap<>();
    private final Map<String, Count> untouched = new TreeMap<>();

    private record Count(int right, int all) {
        Count plus(Count other) {
            return new Count(right + other.right, all + other.all);
        }

        @Override
        public String toString() {
            return right + "/" + all;
        }
    }

    void wrong(LearnerSentence sentence, boolean corrected) {
        add(right, half(sentence), corrected);
        add(byType, sentence.type(), corrected);
    }

    void fresh(boolean corrected) {
        add(right, FRESH, corrected);
    }

    void correct(LearnerSentence sentence, boolean leftAlone) {
        add(untouched, half(sentence), leftAlone);
    }

    private static String half(LearnerSentence sentence) {
        return sentence.firstHalf() ? FIRST : SECOND;
    }

    private static void add(Map<String, Count> counts, String key, boolean right) {
        counts.merge(key, new Count(right ? 1 : 0, 1), Count::plus);
    }

    @Override
    public String toString() {
        return "exactly right: " + list(right) + "\nof these, by type: " + list(byType)
                + "\ncorrect sentences left alone: " + list(untouched) + "\n";
    }

    private static String list(Map<String, Count> counts) {
        List<String> listed = new ArrayList<>();
        counts.forEach((name, count) -> listed.add(name + " " + count));
        return String.join(", ", listed);
    }
}
