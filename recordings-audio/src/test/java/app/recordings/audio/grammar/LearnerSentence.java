package app.recordings.audio.grammar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A sentence of the test sets. Half of them are written as a recogniser gives them, lower case without punctuation.
 *
 * @param type of the learner's error; "correct" where there is none
 * @param accepted what a good corrector may make of it
 */
public record LearnerSentence(String type, String said, List<String> accepted) {
    private static final Path FOLDER = Path.of("src/test/resources/correction");
    private static final Pattern SEPARATOR = Pattern.compile(" \\| ");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");

    /** Sentences with errors. */
    public static List<LearnerSentence> wrong() throws IOException {
        return read("learner.txt");
    }

    /** Sentences with errors that were written after the rules, so that no rule could know them. */
    public static List<LearnerSentence> fresh() throws IOException {
        return read("fresh.txt");
    }

    private static List<LearnerSentence> read(String file) throws IOException {
        List<LearnerSentence> sentences = new ArrayList<>();
        String type = "";
        for (String line : Files.readAllLines(FOLDER.resolve(file))) {
            if (line.startsWith("# ")) {
                type = line.substring(2);
            } else {
                String[] parts = SEPARATOR.split(line, -1);
                List<String> accepted = List.of(Arrays.copyOfRange(parts, 1, parts.length));
                sentences.add(new LearnerSentence(type, parts[0], accepted));
            }
        }
        return sentences;
    }

    /** Sentences without errors. */
    public static List<LearnerSentence> correct() throws IOException {
        return Files.readAllLines(FOLDER.resolve("correct.txt")).stream()
                .map(line -> new LearnerSentence("correct", line, List.of(line)))
                .toList();
    }

    /** The half that rules were written against; the other half's failures were not looked at. */
    public boolean firstHalf() {
        CRC32 hash = new CRC32();
        hash.update(said.getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % 2 == 0;
    }

    /** Whether a text has the words of an accepted correction; capitals and marks are another matter. */
    public boolean accepts(String corrected) {
        return accepted.stream().anyMatch(answer -> words(answer).equals(words(corrected)));
    }

    private static List<String> words(String text) {
        return NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
