package app.recordings.launcher.log;

import java.util.Map;
import java.util.stream.Collectors;

/** An object of texts as JSON (RFC 8259) on one line; without a library, as this runs before and beside all of them. */
final class JsonLine {
    private static final int FIRST_PRINTABLE = 0x20;

    private JsonLine() {}

    /** Members without a value are left out. */
    static String of(Map<String, String> members) {
        return members.entrySet().stream()
                .filter(member -> member.getValue() != null)
                .map(member -> quoted(member.getKey()) + ':' + quoted(member.getValue()))
                .collect(Collectors.joining(",", "{", "}\n"));
    }

    private static String quoted(String text) {
        var json = new StringBuilder(text.length() + 2).append('"');
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            switch (letter) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\t' -> json.append("\\t");
                default -> json.append(needsCode(letter) ? "\\u%04x".formatted((int) letter) : letter);
            }
        }
        return json.append('"').toString();
    }

    /** Control characters, halves of what is no pair, and what some readers take for the end of a line. */
    private static boolean needsCode(char letter) {
        return letter < FIRST_PRINTABLE || Character.isSurrogate(letter) || letter == 0x2028 || letter == 0x2029;
    }
}
