package app.recordings.email;

import java.time.Duration;
import java.util.ResourceBundle;

/** What an email says, in its reader's language: nothing that anybody said or typed. */
record EmailText(Notice notice, String link, String optOut, Duration linkLife) {
    Email email() {
        return new Email("recording-" + notice.recordingId(), notice.address(), subject(), plain(), html(), optOut);
    }

    String subject() {
        return texts().getString(outcome() + ".subject");
    }

    String plain() {
        ResourceBundle texts = texts();
        return """
                %s

                %s
                %s
                %s

                %s

                %s: %s
                """.formatted(
                        subject(),
                        texts.getString(outcome()),
                        texts.getString("here"),
                        link,
                        texts.getString("opens").formatted(linkLife.toDays()),
                        texts.getString("opt-out"),
                        optOut);
    }

    String html() {
        ResourceBundle texts = texts();
        return """
                <!DOCTYPE html>
                <html lang="%1$s" dir="%2$s"><head><meta charset="UTF-8"><title>%3$s</title></head>
                <body style="font-family: sans-serif; line-height: 1.5">
                <h1 style="font-size: 1.3em">%3$s</h1>
                <p>%4$s</p>
                <p><a href="%5$s">%6$s</a></p>
                <p>%7$s</p>
                <p><small><a href="%8$s">%9$s</a></small></p>
                </body></html>
                """.formatted(
                        notice.language().tag(),
                        notice.language().direction(),
                        subject(),
                        texts.getString(outcome()),
                        link,
                        texts.getString("open"),
                        texts.getString("opens").formatted(linkLife.toDays()),
                        optOut,
                        texts.getString("opt-out"));
    }

    private String outcome() {
        return notice.isCompleted() ? "completed" : "failed";
    }

    private ResourceBundle texts() {
        return notice.language().texts(EmailText.class);
    }
}
