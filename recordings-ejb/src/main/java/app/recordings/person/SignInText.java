package app.recordings.person;

import app.recordings.email.Email;
import java.util.ResourceBundle;

/** What the email says that brings a link to sign in with. */
record SignInText(AskedSignIn asked, String link) {
    Email email() {
        ResourceBundle texts = asked.language().texts(SignInText.class);
        String subject = texts.getString("subject");
        String plain = """
                %s
                %s

                %s
                """.formatted(texts.getString("open"), link, texts.getString("once"));
        String html = """
                <!DOCTYPE html>
                <html lang="%1$s" dir="%2$s"><head><meta charset="UTF-8"><title>%3$s</title></head>
                <body style="font-family: sans-serif; line-height: 1.5">
                <h1 style="font-size: 1.3em">%3$s</h1>
                <p>%4$s</p>
                <p><a href="%5$s">%6$s</a></p>
                <p>%7$s</p>
                </body></html>
                """.formatted(
                        asked.language().tag(),
                        asked.language().direction(),
                        subject,
                        texts.getString("open"),
                        link,
                        texts.getString("link"),
                        texts.getString("once"));
        return new Email("sign-in-" + asked.id(), asked.email(), subject, plain, html, null);
    }
}
