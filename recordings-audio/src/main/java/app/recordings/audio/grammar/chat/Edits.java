package app.recordings.audio.grammar.chat;

import app.recordings.audio.grammar.Mistake;
import app.recordings.audio.grammar.TrackedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What turns one sentence into another, word by word. */
final class Edits {
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final TrackedText.Reason REASON =
            new TrackedText.Reason("LANGUAGE_MODEL", "This is how people usually say it.");

    private final String sentence;
    private final List<MatchResult> before;
    private final List<MatchResult> after;
    private final int[][] same;

    Edits(String sentence, String corrected) {
        this.sentence = sentence;
        before = WORD.matcher(sentence).results().toList();
        after = WORD.matcher(corrected).results().toList();
        same = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                same[i][j] = same(i, j) ? same[i + 1][j + 1] + 1 : Math.max(same[i + 1][j], same[i][j + 1]);
            }
        }
    }

    private boolean same(int i, int j) {
        return before.get(i).group().equals(after.get(j).group());
    }

    /** Whether at least half of the words stay, and no more than as many again and three come. */
    boolean plausible() {
        int stay = same[0][0];
        return 2 * stay >= before.size() && after.size() - stay <= stay + 3;
    }

    /** The stretches that differ. */
    List<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            int firstBefore = i;
            int firstAfter = j;
            while ((i < before.size() || j < after.size()) && !(i < before.size() && j < after.size() && same(i, j))) {
                if (j == after.size() || i < before.size() && same[i + 1][j] >= same[i][j + 1]) {
                    i++;
                } else {
                    j++;
                }
            }
            if (i > firstBefore || j > firstAfter) {
                mistakes.add(mistake(firstBefore, i, firstAfter, j));
            }
            i++;
            j++;
        }
        return mistakes;
    }

    private Mistake mistake(int firstBefore, int endBefore, int firstAfter, int endAfter) {
        List<String> words = after.subList(firstAfter, endAfter).stream()
                .map(MatchResult::group)
                .toList();
        String replacement = String.join(" ", words);
        if (firstBefore == endBefore) {
            boolean last = firstBefore == before.size();
            int at = last ? sentence.length() : before.get(firstBefore).start();
            return new Mistake(at, at, last ? " " + replacement : replacement + " ", REASON);
        }
        int from = before.get(firstBefore).start();
        int to = before.get(endBefore - 1).end();
        boolean removed = replacement.isEmpty() && endBefore < before.size();
        return new Mistake(from, removed ? before.get(endBefore).start() : to, replacement, REASON);
    }
}
