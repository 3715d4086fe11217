package app.recordings.audio;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Word error rate: edits that turn what was heard into what was said, by word said. */
public final class WordError {
    private static final Pattern NO_WORD = Pattern.compile("[^a-z']+");

    private WordError() {}

    public static double rate(String said, String heard) {
        List<String> reference = words(said);
        List<String> hypothesis = words(heard);
        int[] row = new int[hypothesis.size() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= reference.size(); i++) {
            row = next(row, i, reference.get(i - 1), hypothesis);
        }
        return (double) row[hypothesis.size()] / reference.size();
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
        return NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT).replace("mister", "mr"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
