package app.recordings.audio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Word error rate: edits that turn what was heard into what was said, by word said. */
public final class WordError {
    private static final Pattern NO_WORD = Pattern.compile("[^a-z']+");
    private static final Map<String, String> SAME = same();
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private WordError() {}

    /** Edits in so many words. */
    public record Count(int edits, int words) {
        public static final Count NONE = new Count(0, 0);

        public Count plus(Count other) {
            return new Count(edits + other.edits, words + other.words);
        }

        public double rate() {
            return (double) edits / words;
        }
    }

    public static double rate(String said, String heard) {
        return normalized(said, heard).rate();
    }

    /** Without regard to capitals, marks, contractions ("I'm"), figures and the spelling of "mister". */
    public static Count normalized(String said, String heard) {
        return count(words(said), words(heard));
    }

    /** With regard to them. */
    public static Count raw(String said, String heard) {
        return count(List.of(SPACE.split(said.strip())), List.of(SPACE.split(heard.strip())));
    }

    private static Count count(List<String> reference, List<String> hypothesis) {
        int[] row = new int[hypothesis.size() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= reference.size(); i++) {
            row = next(row, i, reference.get(i - 1), hypothesis);
        }
        return new Count(row[hypothesis.size()], reference.size());
    }

    private static int[] next(int[] row, int i, String word, List<String> hypothesis) {
        int[] next = new int[row.length];
        next[0] = i;
        for (int j = 1; j < row.length; j++) {
            int replaced = row[j - 1] + (word.equals(hypothesis.get(j - 1)) ? 0 : 1);
            next[j] = Math.min(replaced, Math.min(row[j], next[j - 1]) + 1);
        }
        return next;
    }

    private static List<String> words(String text) {
        String spelled = text.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> same : SAME.entrySet()) {
            spelled = spelled.replace(same.getKey(), same.getValue());
        }
        return NO_WORD.splitAsStream(spelled).filter(word -> !word.isEmpty()).toList();
    }

    private static Map<String, String> same() {
        Map<String, String> same = new LinkedHashMap<>();
        same.put("mister", "mr");
        same.put("that's", "that is");
        same.put("cannot", "can not");
        same.put("can't", "can not");
        same.put("won't", "will not");
        same.put("n't", " not");
        same.put("'m", " am");
        same.put("'re", " are");
        same.put("'ll", " will");
        same.put("'ve", " have");
        List<String> digits = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
        for (int digit = 0; digit < digits.size(); digit++) {
            same.put(Integer.toString(digit), " " + digits.get(digit) + " ");
        }
        return same;
    }
}
