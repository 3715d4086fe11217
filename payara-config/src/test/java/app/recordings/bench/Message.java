package app.recordings.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/**
 * A request or an answer of HTTP/1.1.
 *
 * @param head without its last empty line
 */
record Message(String head, byte[] body) {
    int status() {
        int from = head.indexOf(' ') + 1;
        return Integer.parseInt(head.substring(from, from + 3));
    }

    /** The second word of the first line. */
    String path() {
        int from = head.indexOf(' ') + 1;
        return head.substring(from, head.indexOf(' ', from));
    }

    /** Null when there is none. */
    static String header(String head, String name) {
        int from = head.toLowerCase(Locale.ROOT).indexOf("\r\n" + name.toLowerCase(Locale.ROOT) + ":");
        if (from < 0) {
            return null;
        }
        int value = from + name.length() + 3;
        int end = head.indexOf("\r\n", value);
        return head.substring(value, end < 0 ? head.length() : end).strip();
    }

    String text() {
        return new String(body, UTF_8);
    }

    /** The first string of that name in a text of JSON; null when there is none. */
    static String field(String json, String name) {
        int found = json.indexOf("\"" + name + "\":\"");
        if (found < 0) {
            return null;
        }
        int from = found + name.length() + 4;
        return json.substring(from, json.indexOf('"', from));
    }
}
