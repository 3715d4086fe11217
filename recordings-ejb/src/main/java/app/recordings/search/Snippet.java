package app.recordings.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a text that tells most of why it was found, as HTML: found words in {@code <mark>}, all else escaped. */
final class Snippet {
    private static final int LONGEST = 240;
    private static final int BEFORE = 60;
    private static final int MOST_COMPARED = 1_000;

    // As the database parts words: what is neither punctuation, symbol, space nor control belongs to one.
    private static final Pattern WORD = Pattern.compile("[^\\p{P}\\p{S}\\p{Z}\\p{Cc}]+");
    private static final Pattern SILENT =
            Pattern.compile("[\\u0640\\u064B-\\u0652\\u0670\\u00AD\\u200B-\\u200F\\u2060\\uFEFF]");
    private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\p{Cc}]+");

    private final String text;
    private final List<Found> found = new ArrayList<>();

    /** A word that was found, from one character up to another. */
    private record Found(int from, int to, String word) {}

    private Snippet(String text, Set<String> marked) {
        this.text = text;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = normal(words.group());
            if (marked.contains(word)) {
                found.add(new Found(words.start(), words.end(), word));
            }
        }
    }

    /** @param marked words as the database keeps them: in lower case, and so on */
    static String of(String text, Set<String> marked) {
        return new Snippet(SPACE.matcher(text).replaceAll(" ").strip(), marked).html();
    }

    private static String normal(String word) {
        String composed = Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SILENT.matcher(composed).replaceAll("");
    }

    private String html() {
        int from = text.length() <= LONGEST || found.isEmpty() ? 0 : begin();
        int to = text.length() - from <= LONGEST ? text.length() : wordsEnd(from + LONGEST);
        StringBuilder html = new StringBuilder(from > 0 ? "… " : "");
        int at = from;
        for (Found word : found) {
            if (word.from() >= from && word.to() <= to) {
                html.append(escaped(text.substring(at, word.from())))
                        .append("<mark>")
                        .append(escaped(text.substring(word.from(), word.to())))
                        .append("</mark>");
                at = word.to();
            }
        }
        return html.append(escaped(text.substring(at, to)))
                .append(to < text.length() ? " …" : "")
                .toString();
    }

    /** Some words before the place after which most different words stand together. */
    private int begin() {
        int best = 0;
        long most = 0;
        for (int i = 0; i < found.size() && i < MOST_COMPARED; i++) {
            int end = found.get(i).from() + LONGEST - BEFORE;
            long different = found.subList(i, found.size()).stream()
                    .takeWhile(word -> word.to() <= end)
                    .map(Found::word)
                    .distinct()
                    .count();
            if (different > most) {
                most = different;
                best = found.get(i).from();
            }
        }
        int space = text.indexOf(' ', Math.max(0, best - BEFORE));
        return best <= BEFORE ? 0 : space < 0 || space >= best ? best : space + 1;
    }

    private int wordsEnd(int longest) {
        int space = text.lastIndexOf(' ', longest);
        int end = space > longest - BEFORE ? space : longest;
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    private static String escaped(String part) {
        return part.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
