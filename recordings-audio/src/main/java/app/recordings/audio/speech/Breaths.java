package app.recordings.audio.speech;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into sentences, and long ones at their commas or at worst between words, so that each part is spoken in
 * little time and memory.
 */
final class Breaths {
    private static final int MOST_CHARACTERS = 160;

    private Breaths() {}

    static List<String> of(String text) {
        List<String> breaths = new ArrayList<>();
        for (String line : text.lines().toList()) {
            BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.US);
            sentences.setText(line);
            int start = sentences.first();
            for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
                split(line.substring(start, end).strip(), breaths);
                start = end;
            }
        }
        return breaths;
    }

    private static void split(String sentence, List<String> breaths) {
        String rest = sentence;
        while (rest.length() > MOST_CHARACTERS) {
            int end = cut(rest);
            breaths.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (rest.codePoints().anyMatch(Character::isLetterOrDigit)) {
            breaths.add(rest);
        }
    }

    private static int cut(String text) {
        String head = text.substring(0, MOST_CHARACTERS);
        int clause = Math.max(head.lastIndexOf(", "), Math.max(head.lastIndexOf("; "), head.lastIndexOf(": ")));
        int space = head.lastIndexOf(' ');
        if (clause > MOST_CHARACTERS / 3) {
            return clause + 1;
        }
        return space > 0 ? space : MOST_CHARACTERS;
    }
}
