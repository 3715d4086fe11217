package app.recordings.recording.rest;

import app.recordings.job.JobStatus;
import app.recordings.recording.RecordingView;

/** A recording as a page without script. */
final class SharedPage {
    static final String GONE = page("<p>This link has expired, or was revoked, or its recording was deleted.</p>");

    private SharedPage() {}

    static String of(RecordingView view, String link) {
        StringBuilder body = new StringBuilder();
        body.append("<h2>What was said</h2>").append(audio(link, "audio")).append(text(view.text()));
        if (view.correctedText() != null && !view.correctedText().isEmpty()) {
            body.append("<h2>Corrected</h2>");
            if (view.job().status() == JobStatus.COMPLETED) {
                body.append(audio(link, "corrected-audio"));
            }
            body.append(text(view.correctedText()));
        }
        return page(body.toString());
    }

    private static String page(String body) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="UTF-8"><title>A recording</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex"><link rel="stylesheet" href="/css/base.css"></head>
                <body><main><h1>A recording</h1>%s</main></body></html>
                """.formatted(body);
    }

    private static String audio(String link, String which) {
        return "<audio controls preload=\"none\" src=\"/api/v1/shared/" + escaped(link) + "/" + which + "\"></audio>";
    }

    private static String text(String text) {
        return text == null || text.isEmpty()
                ? "<p>No words were understood.</p>"
                : "<p dir=\"auto\">" + escaped(text) + "</p>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
