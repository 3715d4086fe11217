package app.recordings.audio.grammar.languagetool;

/**
 * A suggested replacement without the words it leaves as they are, so that a learner sees what is wrong and no more. Where
 * a word is missing, the next one is kept, as there must be something to mark.
 *
 * @param offset in the stretch found wrong
 * @param length of what is replaced
 */
record Replacement(int offset, int length, String text) {

    static Replacement of(String found, String suggested) {
        int head = sameHead(found, suggested);
        int tail = sameTail(found.substring(head), suggested.substring(head));
        return new Replacement(
                head, found.length() - head - tail, suggested.substring(head, suggested.length() - tail));
    }

    /** The length of the whole words, with the space after them, that both begin with. */
    private static int sameHead(String one, String other) {
        int same = 0;
        for (int i = 0; i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i); i++) {
            if (one.charAt(i) == ' ') {
                same = i + 1;
            }
        }
        return same;
    }

    private static int sameTail(String one, String other) {
        int same = 0;
        for (int i = 1; i <= Math.min(one.length(), other.length()) && last(one, i) == last(other, i); i++) {
            if (last(one, i) == ' ') {
                same = i;
            }
        }
        return same;
    }

    private static char last(String text, int number) {
        return text.charAt(text.length() - number);
    }
}
