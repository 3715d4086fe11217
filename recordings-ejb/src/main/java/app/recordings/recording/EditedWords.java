package app.recordings.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text that a person has edited, in the time of the recording: a word that was recognised as well keeps
 * its time, what the person put between such words shares the time between them. What a person wrote is certain.
 */
final class EditedWords {
    /** Pairs of words compared at most; a greater rewritten piece shares its time as a whole. */
    private static final int MOST_PAIRS = 1_000_000;

    private final List<Word> recognised;
    private final List<String> edited;
    private final long durationMs;

    private EditedWords(List<Word> recognised, List<String> edited, long durationMs) {
        this.recognised = recognised;
        this.edited = edited;
        this.durationMs = durationMs;
    }

    /** @param durationMs of the recording */
    static List<Word> of(String text, List<Word> recognised, long durationMs) {
        return new EditedWords(recognised, List.of(text.strip().split("\\s+")), durationMs).timed();
    }

    private List<Word> timed() {
        int[] partners = partners();
        List<Word> words = new ArrayList<>(edited.size());
        for (int i = 0; i < partners.length; ) {
            if (partners[i] >= 0) {
                Word same = recognised.get(partners[i]);
                words.add(new Word(edited.get(i++), same.startMs(), same.endMs(), same.confidence()));
            } else {
                int end = i;
                while (end < partners.length && partners[end] < 0) {
                    end++;
                }
                long from = i == 0 ? 0 : recognised.get(partners[i - 1]).endMs();
                long to = end == partners.length
                        ? Math.max(from, durationMs)
                        : recognised.get(partners[end]).startMs();
                share(words, edited.subList(i, end), from, Math.max(from, to));
                i = end;
            }
        }
        return words;
    }

    private static void share(List<Word> words, List<String> texts, long from, long to) {
        for (int i = 0; i < texts.size(); i++) {
            words.add(new Word(
                    texts.get(i),
                    from + (to - from) * i / texts.size(),
                    from + (to - from) * (i + 1) / texts.size(),
                    1));
        }
    }

    /** For each edited word the recognised one that it is, or -1: equal ends first, then a longest common subsequence. */
    private int[] partners() {
        int[] partners = new int[edited.size()];
        Arrays.fill(partners, -1);
        int start = 0;
        while (start < Math.min(edited.size(), recognised.size()) && same(start, start)) {
            partners[start] = start++;
        }
        int end = edited.size();
        int other = recognised.size();
        while (end > start && other > start && same(end - 1, other - 1)) {
            partners[--end] = --other;
        }
        if ((long) (end - start) * (other - start) <= MOST_PAIRS) {
            pair(partners, start, end, other);
        }
        return partners;
    }

    private void pair(int[] partners, int start, int end, int other) {
        int[][] longest = new int[end - start + 1][other - start + 1];
        for (int i = end - 1; i >= start; i--) {
            for (int j = other - 1; j >= start; j--) {
                longest[i - start][j - start] = same(i, j)
                        ? longest[i - start + 1][j - start + 1] + 1
                        : Math.max(longest[i - start + 1][j - start], longest[i - start][j - start + 1]);
            }
        }
        for (int i = start, j = start; i < end && j < other; ) {
            if (same(i, j)) {
                partners[i++] = j++;
            } else if (longest[i - start + 1][j - start] >= longest[i - start][j - start + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private boolean same(int editedIndex, int recognisedIndex) {
        return plain(edited.get(editedIndex))
                .equals(plain(recognised.get(recognisedIndex).text()));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}']", "");
    }
}
