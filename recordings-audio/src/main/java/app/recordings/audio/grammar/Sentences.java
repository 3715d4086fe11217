package app.recordings.audio.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Cuts a text into what is corrected at once: lines, sentences in them, and at most 60 words where a speaker's text has
 * no punctuation at all.
 */
public final class Sentences {
    private static final int MOST_WORDS = 60;

    private Sentences() {}

    /** A stretch of the text without the white space around it. */
    public record Sentence(int start, int end) {}

    /** @param tokenizer cuts a line into sentences whose concatenation is the line */
    public static List<Sentence> of(String text, Function<String, List<String>> tokenizer) {
        List<Sentence> sentences = new ArrayList<>();
        int start = 0;
        for (String line : text.split("(?<=\n)", -1)) {
            for (String sentence : tokenizer.apply(line)) {
                split(text, start, start + sentence.length(), sentences);
                start += sentence.length();
            }
        }
        return sentences;
    }

    private static void split(String text, int from, int to, List<Sentence> sentences) {
        int start = from;
        int words = 0;
        for (int i = from; i < to; i++) {
            boolean wordEnds = Character.isWhitespace(text.charAt(i));
            words += wordEnds && i > from && !Character.isWhitespace(text.charAt(i - 1)) ? 1 : 0;
            if (words == MOST_WORDS) {
                add(text, start, i, sentences);
                start = i;
                words = 0;
            }
        }
        add(text, start, to, sentences);
    }

    private static void add(String text, int from, int to, List<Sentence> sentences) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            sentences.add(new Sentence(start, end));
        }
    }
}
