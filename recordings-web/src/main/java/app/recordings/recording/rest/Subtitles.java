package app.recordings.recording.rest;

import app.recordings.recording.Transcript;
import app.recordings.recording.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words of a recording as subtitles: WebVTT (W3C) and SubRip. A line is what fits a screen and is said in one go. */
final class Subtitles {
    private static final int LONGEST_LINE = 80;
    private static final int LONGEST_MS = 7_000;
    private static final int PAUSE_MS = 700;
    private static final int SHORTEST_MS = 1;

    /** Words that are shown together. */
    private record Cue(List<Word> words) {
        Cue(Word first) {
            this(new ArrayList<>(List.of(first)));
        }

        long startMs() {
            return words.get(0).startMs();
        }

        long endMs() {
            return Math.max(startMs() + SHORTEST_MS, words.get(words.size() - 1).endMs());
        }

        String text() {
            return words.stream().map(Word::text).collect(Collectors.joining(" "));
        }

        boolean takes(Word next) {
            return text().length() + 1 + next.text().length() <= LONGEST_LINE
                    && next.endMs() - startMs() <= LONGEST_MS
                    && next.startMs() - endMs() < PAUSE_MS;
        }
    }

    private Subtitles() {}

    static String vtt(Transcript transcript) {
        StringBuilder text = new StringBuilder("WEBVTT\n");
        for (Cue cue : cues(transcript.words())) {
            text.append('\n')
                    .append(time(cue.startMs(), '.'))
                    .append(" --> ")
                    .append(time(cue.endMs(), '.'))
                    .append('\n')
                    .append(cue.text()
                            .replace("&", "&amp;")
                            .replace("<", "&lt;")
                            .replace(">", "&gt;"))
                    .append('\n');
        }
        return text.toString();
    }

    static String srt(Transcript transcript) {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (Cue cue : cues(transcript.words())) {
            text.append(number == 0 ? "" : "\n")
                    .append(++number)
                    .append('\n')
                    .append(time(cue.startMs(), ','))
                    .append(" --> ")
                    .append(time(cue.endMs(), ','))
                    .append('\n')
                    .append(cue.text())
                    .append('\n');
        }
        return text.toString();
    }

    private static List<Cue> cues(List<Word> words) {
        List<Cue> cues = new ArrayList<>();
        Cue last = null;
        for (Word word : words) {
            if (last != null && last.takes(word)) {
                last.words().add(word);
            } else {
                last = new Cue(word);
                cues.add(last);
            }
        }
        return cues;
    }

    private static String time(long ms, char fraction) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                ms / 3_600_000,
                ms / 60_000 % 60,
                ms / 1000 % 60,
                fraction,
                ms % 1000);
    }
}
