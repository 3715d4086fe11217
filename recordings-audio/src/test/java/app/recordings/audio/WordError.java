package app.recordings.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Word error rate: edits that turn what was heard into what was said, by word said. */
public final class WordError {
    private static final Pattern NO_WORD = Pattern.compile("[^a-z]+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** Spellings of the same words, and three words that are misspelt in the prompts' texts. */
    private static final String[][] SPELLINGS = {
        {"\\bmister\\b", "mr"},
        {"\\bthat's\\b", "that is"},
        {"\\bcan(?:no|')t\\b", "can not"},
        {"\\bwon't\\b", "will not"},
        {"n't\\b", " not"},
        {"'m\\b", " am"},
        {"'re\\b", " are"},
        {"'ll\\b", " will"},
        {"'ve\\b", " have"},
        {"'", ""},
        {"\\b(voice|mail|touch|key|good|set)[ -](mail|box|boxes|tone|pad|words?|bye|up)\\b", "$1$2"},
        {"\\bre[- ](enter|record)", "re$1"},
        {"\\bun-indentified\\b", "unidentified"},
        {"\\bwitheld\\b", "withheld"},
        {"\\brepresenatives\\b", "representatives"},
    };

    private static final List<Same> SAME = same();

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

    /**
     * Without regard to capitals, marks, contractions ("I'm"), figures, compounds ("mail box"), "mister", and what the
     * texts of the prompts misspell.
     */
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
        for (Same same : SAME) {
            spelled = same.written().matcher(spelled).replaceAll(same.counted());
        }
        return NO_WORD.splitAsStream(spelled).filter(word -> !word.isEmpty()).toList();
    }

    private record Same(Pattern written, String counted) {}

    private static List<Same> same() {
        List<Same> same = new ArrayList<>();
        for (String[] pair : SPELLINGS) {
            same.add(new Same(Pattern.compile(pair[0]), pair[1]));
        }
        List<String> digits = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
        for (int digit = 0; digit < digits.size(); digit++) {
            same.add(new Same(Pattern.compile(Integer.toString(digit)), " " + digits.get(digit) + " "));
        }
        return same;
    }
}
