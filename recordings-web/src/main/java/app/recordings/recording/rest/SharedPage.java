package app.recordings.recording.rest;

import app.recordings.job.JobStatus;
import app.recordings.language.ReaderLanguage;
import app.recordings.recording.RecordingView;
import app.recordings.recording.SharedRecording;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** A recording as a page without script, in a language that the bundled page has. */
final class SharedPage {
    private final Locale language;
    private final ResourceBundle texts;

    private SharedPage(ReaderLanguage language) {
        this.language = Locale.forLanguageTag(language.tag());
        this.texts = language.texts(SharedPage.class);
    }

    /** @param wanted by who reads it, the most welcome first */
    static SharedPage in(List<Locale> wanted) {
        return new SharedPage(ReaderLanguage.of(wanted));
    }

    /** Of a link that opens nothing. */
    String gone() {
        return page(text("gone.title"), note(text("gone")));
    }

    String of(SharedRecording shared, String link) {
        RecordingView view = shared.view();
        String said = side(text("said"), "side", player(link, "audio", false) + said(view));
        String corrected = view.correctedText() == null || view.correctedText().isBlank()
                ? ""
                : side(
                        text("corrected"),
                        "side side-corrected",
                        (shared.isSpoken() ? player(link, "corrected-audio", true) : "")
                                + speech(view, view.correctedText()));
        return page(text("title"), """
                <p class="card-note">%s %s</p>
                <div class="card"><div class="card-whole"><div class="sides">%s%s</div></div></div>
                <p class="card-about">%s %s.</p>
                """.formatted(
                        text("recorded"),
                        time("d MMMM uuuu", view.recording().createdAt()),
                        said,
                        corrected,
                        text("until"),
                        time("d MMMM uuuu, HH:mm 'UTC'", shared.expiresAt())));
    }

    private String text(String name) {
        return texts.getString(name);
    }

    private String said(RecordingView view) {
        if (view.text() != null && !view.text().isBlank()) {
            return speech(view, view.text());
        } else if (view.text() != null) {
            return note(text("nothing"));
        }
        boolean isOver = view.job().status() == JobStatus.FAILED || view.job().status() == JobStatus.CANCELLED;
        return note(text(isOver ? "failed" : "waiting"));
    }

    private static String side(String title, String style, String content) {
        return """
                <section class="%s" aria-label="%s"><h2>%s</h2>%s</section>
                """.formatted(style, title, title, content);
    }

    private static String speech(RecordingView view, String text) {
        return "<p class=\"speech\" dir=\"auto\" lang=\"%s\">%s</p>"
                .formatted(escaped(view.recording().language()), escaped(text));
    }

    private static String note(String sentence) {
        return "<p class=\"card-note\">" + sentence + "</p>";
    }

    /** @param hasMp3 for players without Opus */
    private static String player(String link, String which, boolean hasMp3) {
        String source = "/api/v1/shared/" + escaped(link) + "/" + which;
        return "<audio controls preload=\"metadata\"><source src=\"" + source + "\">"
                + (hasMp3 ? "<source src=\"" + source + "?format=mp3\" type=\"audio/mpeg\">" : "") + "</audio>";
    }

    private String time(String pattern, Instant at) {
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern(pattern, language).withZone(ZoneOffset.UTC);
        return "<time datetime=\"%s\">%s</time>".formatted(at, format.format(at));
    }

    private String page(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="%s" dir="%s"><head><meta charset="UTF-8"><title>%s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex, nofollow"><meta name="referrer" content="no-referrer">
                <meta name="color-scheme" content="light dark"><link rel="icon" href="/images/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/css/base.css"><link rel="stylesheet" href="/css/library.css">
                <link rel="stylesheet" href="/css/shared.css"></head>
                <body><header class="site"><a class="brand" href="/"><img src="/images/icon.svg" alt="" width="32" height="32">
                <span>%s</span></a></header>
                <main class="shared"><h1>%s</h1>%s</main></body></html>
                """.formatted(language.getLanguage(), text("direction"), title, text("brand"), title, body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
