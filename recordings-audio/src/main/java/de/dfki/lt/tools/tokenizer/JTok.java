package de.dfki.lt.tools.tokenizer;

import de.dfki.lt.tools.tokenizer.annotate.AnnotatedString;
import de.dfki.lt.tools.tokenizer.annotate.FastAnnotatedString;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into words, numbers, abbreviations and punctuation marks, and marks where sentences and paragraphs begin. */
public final class JTok {
    private static final String CLASS = "class";
    private static final String BORDER = "border";
    private static final Pattern TOKEN = Pattern.compile("(?:\\p{L}\\.){2,}|(?i:mr|mrs|ms|dr|prof|st|vs|etc)\\."
            + "|[$€£]?\\p{N}+(?:[.,:/]\\p{N}+)*(?:%|\\p{L}+)?|\\p{L}[\\p{L}\\p{M}\\p{N}]*(?:['’\\-]\\p{L}+)*|\\S");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?]");

    /** @param ignored of no use here; MaryTTS names a language and its folder */
    public JTok(Properties ignored) {}

    /** @param language of no use here; words and marks are cut alike in all */
    public AnnotatedString tokenize(String text, String language) {
        FastAnnotatedString annotated = new FastAnnotatedString(text);
        Matcher tokens = TOKEN.matcher(text);
        String border = "p";
        while (tokens.find()) {
            annotated.annotate(CLASS, new Object(), tokens.start(), tokens.end());
            if (border != null) {
                annotated.annotate(BORDER, border, tokens.start(), tokens.end());
            }
            border = SENTENCE_END.matcher(tokens.group()).matches() ? "tu" : null;
        }
        return annotated;
    }
}
