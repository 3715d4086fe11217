package app.recordings.recording;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** An email address as people write it: the plain form of RFC 5322, at most 254 characters. */
public final class EmailSyntax {
    private static final int LONGEST = 254;

    private EmailSyntax() {}

    /** Whether the text is one. */
    public static boolean isValid(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            return text.length() <= LONGEST
                    && text.equals(address.getAddress())
                    && text.indexOf('@') > 0
                    && text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c));
        } catch (AddressException e) {
            return false;
        }
    }
}
