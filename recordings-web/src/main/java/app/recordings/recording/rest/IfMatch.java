package app.recordings.recording.rest;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code If-Match} (RFC 9110, section 13.1.1), which compares strongly: a weak tag matches nothing. */
final class IfMatch {
    private static final String TAG = "(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"";
    private static final Pattern LIST = Pattern.compile("\\s*" + TAG + "(\\s*,\\s*" + TAG + ")*\\s*");
    private static final Pattern ONE = Pattern.compile(TAG);

    private IfMatch() {}

    /** @param header null when not sent, which every tag matches */
    static boolean matches(String header, String tag) {
        if (header == null || header.strip().equals("*")) {
            return true;
        } else if (header.length() > 8192 || !LIST.matcher(header).matches()) {
            throw new ProblemException(ErrorType.MALFORMED_REQUEST, "If-Match is no list of entity tags.");
        }
        for (Matcher one = ONE.matcher(header); one.find(); ) {
            if (one.group(1) == null && one.group(2).equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
