package app.recordings.privacy;

import app.recordings.error.ProblemException;
import app.recordings.error.Violation;
import java.util.List;

/** By which a person's recordings are found, in upper or lower case. */
public record EmailAddress(String text) {
    private static final int LONGEST = 254;

    public EmailAddress {
        text = text == null ? "" : text.strip();
        if (text.isEmpty() || text.length() > LONGEST || text.indexOf('@') < 1 || text.indexOf('\0') >= 0) {
            throw ProblemException.invalid(
                    List.of(new Violation("email", "body", "The email address is missing or not valid.")));
        }
    }
}
