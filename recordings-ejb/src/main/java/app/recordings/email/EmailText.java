package app.recordings.email;

import java.time.Duration;

/** What an email says: nothing that anybody said or typed. */
record EmailText(boolean isCompleted, String link, String optOut, Duration linkLife) {
    Email email(Notice notice) {
        return new Email("recording-" + notice.recordingId(), notice.address(), subject(), plain(), html(), optOut);
    }

    String subject() {
        return isCompleted ? "Your recording is ready" : "Your recording could not be corrected";
    }

    String plain() {
        return """
                %s

                %s
                Listen to it and read it here:
                %s

                The link opens this recording alone, to whoever has it, for %d days.

                No more emails to this address: %s
                """.formatted(subject(), sentence(), link, linkLife.toDays(), optOut);
    }

    String html() {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="UTF-8"><title>%1$s</title></head>
                <body style="font-family: sans-serif; line-height: 1.5">
                <h1 style="font-size: 1.3em">%1$s</h1>
                <p>%2$s</p>
                <p><a href="%3$s">Listen to it and read it</a></p>
                <p>The link opens this recording alone, to whoever has it, for %4$d days.</p>
                <p><small><a href="%5$s">No more emails to this address</a></small></p>
                </body></html>
                """.formatted(subject(), sentence(), link, linkLife.toDays(), optOut);
    }

    private String sentence() {
        return isCompleted
                ? "What you said has been written down and corrected, in writing and in speech."
                : "Something went wrong with it. What you sent is still there, and can be tried again.";
    }
}
