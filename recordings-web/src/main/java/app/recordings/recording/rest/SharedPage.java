package app.recordings.recording.rest;

import app.recordings.job.JobStatus;
import app.recordings.recording.RecordingView;
import app.recordings.recording.SharedRecording;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A recording as a page without script. */
final class SharedPage {
    static final String GONE = page("This link opens nothing", """
            <p class="card-note">It has expired, or was revoked, or its recording was deleted. Whoever gave it to you can make
            a new one.</p>
            """);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private SharedPage() {}

    static String of(SharedRecording shared, String link) {
        RecordingView view = shared.view();
        String said = side("What was said", "side", player(link, "audio", false) + said(view));
        String corrected = view.correctedText() == null || view.correctedText().isBlank()
                ? ""
                : side(
                        "Corrected",
                        "side side-corrected",
                        (shared.isSpoken() ? player(link, "corrected-audio", true) : "")
                                + speech(view, view.correctedText()));
        return page("A recording shared with you", """
                <p class="card-note">Recorded %s</p>
                <div class="card"><div class="card-whole"><div class="sides">%s%s</div></div></div>
                <p class="card-about">This link opens this recording and nothing else, until %s.</p>
                """.formatted(
                        time(DAY, view.recording().createdAt()), said, corrected, time(MOMENT, shared.expiresAt())));
    }

    private static String said(RecordingView view) {
        if (view.text() != null && !view.text().isBlank()) {
            return speech(view, view.text());
        } else if (view.text() != null) {
            return note("No words were understood.");
        }
        boolean isOver = view.job().status() == JobStatus.FAILED || view.job().status() == JobStatus.CANCELLED;
        return note(
                isOver
                        ? "It could not be written down."
                        : "It is being written down and corrected. Open this page again in a moment.");
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

    private static String time(DateTimeFormatter format, Instant at) {
        return "<time datetime=\"%s\">%s</time>".formatted(at, format.format(at));
    }

    private static String page(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="UTF-8"><title>%s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex, nofollow"><meta name="referrer" content="no-referrer">
                <meta name="color-scheme" content="light dark"><link rel="icon" href="/images/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/css/base.css"><link rel="stylesheet" href="/css/library.css">
                <link rel="stylesheet" href="/css/shared.css"></head>
                <body><header class="site"><a class="brand" href="/"><img src="/images/icon.svg" alt="" width="32" height="32">
                <span>Recordings</span></a></header>
                <main class="shared"><h1>%s</h1>%s</main></body></html>
                """.formatted(title, title, body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
