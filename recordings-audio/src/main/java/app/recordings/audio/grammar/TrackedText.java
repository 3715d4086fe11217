package app.recordings.audio.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text under correction that remembers for each changed stretch what stood there before, and why it was changed. */
public final class TrackedText {
    private final String original;
    private final List<Piece> pieces = new ArrayList<>();

    /** Why a stretch was changed; one that only dresses the text is no correction. */
    public record Reason(String rule, String message) {}

    private record Piece(int start, int end, String text, boolean changed, Optional<Reason> reason) {
        Piece part(int from, int to) {
            return new Piece(start + from, start + to, text.substring(from, to), false, Optional.empty());
        }
    }

    public TrackedText(String original) {
        this.original = original;
        pieces.add(new Piece(0, original.length(), original, false, Optional.empty()));
    }

    /** The text as it was. */
    public String original() {
        return original;
    }

    /** The text as it stands. */
    public String text() {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        return text.toString();
    }

    /** Dresses a stretch of the current text: a change that is no correction. */
    public void dress(int from, int to, String replacement) {
        replace(from, to, replacement, Optional.empty());
    }

    /** Corrects a stretch of the current text. */
    public void correct(int from, int to, String replacement, Reason reason) {
        replace(from, to, replacement, Optional.of(reason));
    }

    private void replace(int from, int to, String replacement, Optional<Reason> reason) {
        split(from);
        split(to);
        int first = 0;
        int begin = 0;
        while (first < pieces.size() && begin + length(first) <= from) {
            begin += length(first++);
        }
        int last = first;
        int end = begin;
        while (last < pieces.size() && (end < to || end < from)) {
            end += length(last++);
        }
        String before = from > begin ? pieces.get(first).text().substring(0, from - begin) : "";
        String after = end > to ? tail(pieces.get(last - 1).text(), end - to) : "";
        merge(first, last, before + replacement + after, reason);
    }

    private int length(int piece) {
        return pieces.get(piece).text().length();
    }

    private static String tail(String text, int length) {
        return text.substring(text.length() - length);
    }

    /** Replaces whole pieces by one; a correction stays one when its text is dressed later. */
    private void merge(int first, int last, String text, Optional<Reason> reason) {
        List<Piece> merged = pieces.subList(first, last);
        int start = first < pieces.size() ? pieces.get(first).start() : original.length();
        int end = merged.isEmpty() ? start : merged.get(merged.size() - 1).end();
        Optional<Reason> why = reason;
        for (Piece piece : merged) {
            why = why.or(piece::reason);
        }
        merged.clear();
        pieces.add(first, new Piece(start, end, text, true, why));
    }

    /** Makes an unchanged piece end at this position of the current text; changed pieces stay whole. */
    private void split(int at) {
        int position = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            int inside = at - position;
            if (inside > 0 && inside < piece.text().length() && !piece.changed()) {
                pieces.set(i, piece.part(0, inside));
                pieces.add(i + 1, piece.part(inside, piece.text().length()));
                return;
            }
            position += piece.text().length();
        }
    }

    /** @param offset of this text in the one that was sent */
    public List<Correction> corrections(int offset) {
        List<Correction> corrections = new ArrayList<>();
        for (Piece piece : pieces) {
            String before = original.substring(piece.start(), piece.end());
            if (piece.reason().isPresent() && !before.equalsIgnoreCase(piece.text())) {
                Reason why = piece.reason().get();
                corrections.add(new Correction(
                        offset + piece.start(), before.length(), before, piece.text(), why.rule(), why.message()));
            }
        }
        return corrections;
    }
}
