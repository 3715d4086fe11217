package app.recordings.search;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the database makes of a term.
 *
 * @param words in the form in which messages' words are kept
 * @param query what finds it, in the language of PostgreSQL's text search
 * @param found all words that it is found by
 * @param common whether a language has it in almost every sentence
 */
record Sought(Term term, String words, String query, Set<String> found, boolean common) {
    /** Only a single word has others that are like it. */
    boolean isWord() {
        return !term.phrase() && words.indexOf(' ') < 0;
    }

    /** Finds these words, too, which are such as messages have. */
    Sought or(Set<String> others) {
        if (others.isEmpty()) {
            return this;
        }
        Set<String> all = new HashSet<>(found);
        all.addAll(others);
        return new Sought(
                term,
                words,
                all.stream().sorted().map(word -> "'" + word + "'").collect(Collectors.joining(" | ")),
                all,
                common);
    }
}
