package app.recordings.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word or a phrase of what somebody typed.
 *
 * @param phrase whether it stood in quotes: its words count as they are, one after the other
 * @param excluded whether it must not be there
 * @param alternative whether it may stand for the term before
 */
record Term(String text, boolean phrase, boolean excluded, boolean alternative) {
    private static final Pattern TERM = Pattern.compile("(-?)(?:[\"“”„«»]([^\"“”„«»]*)(?:[\"“”„«»]|$)|(\\S+))");

    /** Nothing that can be typed is an error: a quote without an end reaches to the end. */
    static List<Term> read(String text) {
        List<Term> terms = new ArrayList<>();
        boolean alternative = false;
        Matcher matcher = TERM.matcher(text);
        while (matcher.find()) {
            boolean excluded = !matcher.group(1).isEmpty();
            boolean phrase = matcher.group(2) != null;
            String words = phrase ? matcher.group(2) : matcher.group(3);
            if (!phrase && !excluded && "or".equalsIgnoreCase(words)) {
                alternative = !terms.isEmpty();
            } else {
                terms.add(new Term(words, phrase, excluded, alternative && !excluded));
                alternative = false;
            }
        }
        return terms;
    }
}
