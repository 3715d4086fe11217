package app.recordings.audio.grammar;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dresses a sentence as people write it: capitals for its first word, "I" and names, and a mark at its end. */
public final class Dressing {
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Ll}[\\p{L}]*(?:'\\p{L}+)?");
    private static final Pattern FIRST_PERSON = Pattern.compile("i(?:'(?:m|ve|ll|d))?");
    private static final Pattern UNFINISHED = Pattern.compile("[\\p{L}\\p{N}'\")\\]]$");
    private static final Pattern QUESTION = Pattern.compile(
            "^(?:(?:what|where|when|why|how|who|which|whose)\\s+(?:is|are|was|were|do|does|did|can|could|will|would"
                    + "|should|have|has|had|am)\\s+(?:i|you|he|she|it|we|they|the|this|that|there|your|my|his|her)\\b"
                    + "|(?:is|are|was|were|do|does|did|can|could|will|would|should|may|have|has|am|don't|isn't|aren't)"
                    + "\\s+(?:i|you|he|she|it|we|they|there|this|that)\\b).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Words that are names only where a place, a month or a person is spoken of. */
    private static final Pattern PLACE = Pattern.compile("\\b(?:(?:in|to|from|of|visit|visited|speak|speaks)"
            + "\\s+(turkey|china|jordan|chile|turkish|polish)|(?:in|last|next|until|since)\\s+(?:early |late )?"
            + "(march|may|august)|(?:Mr|Mrs|Ms|Dr)\\.?\\s+(\\p{Ll}[\\p{L}]+))\\b");

    private final Predicate<String> name;

    /** @param name tells of a lower-case word that it is only written with a capital */
    public Dressing(Predicate<String> name) {
        this.name = name;
    }

    public void dress(TrackedText sentence) {
        Matcher words = WORD.matcher(sentence.text());
        while (words.find()) {
            String word = words.group();
            if (words.start() == 0 || FIRST_PERSON.matcher(word).matches() || name.test(word)) {
                sentence.dress(words.start(), words.start() + 1, capital(word));
            }
        }
        Matcher places = PLACE.matcher(sentence.text());
        while (places.find()) {
            int group = places.group(1) != null ? 1 : places.group(2) != null ? 2 : 3;
            sentence.dress(places.start(group), places.start(group) + 1, capital(places.group(group)));
        }
        mark(sentence);
    }

    /** A mark of ours may change from "." to "?" when a correction has made a question of the sentence. */
    private static void mark(TrackedText sentence) {
        String text = sentence.text();
        String mark = QUESTION.matcher(text).matches() ? "?" : ".";
        if (UNFINISHED.matcher(text).find()) {
            sentence.dress(text.length(), text.length(), mark);
        } else if (UNFINISHED.matcher(sentence.original()).find() && !text.endsWith(mark)) {
            sentence.dress(text.length() - 1, text.length(), mark);
        }
    }

    private static String capital(String word) {
        return String.valueOf(Character.toUpperCase(word.charAt(0)));
    }
}
