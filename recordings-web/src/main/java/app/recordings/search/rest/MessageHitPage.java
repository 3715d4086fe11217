package app.recordings.search.rest;

import app.recordings.request.Cursor;
import app.recordings.search.Breadth;
import app.recordings.search.MessageHit;
import app.recordings.search.MessageHits;
import app.recordings.search.MessageQuery;
import app.recordings.search.MessageScope;
import app.recordings.time.Ids;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * A page of what a search found, best first.
 *
 * @param nextCursor null on the last one
 * @param truncated whether so many were found that only the newest 3,000 of them were ranked
 */
public record MessageHitPage(List<Hit> data, String nextCursor, boolean truncated) {
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * A message that was found.
     *
     * @param chatNumber of the chat it stands in
     * @param recordingId of a voice message; null for a written one
     * @param snippet HTML: what was found in {@code <mark>}, everything else escaped
     * @param rank the greater the better
     */
    public record Hit(
            long chatNumber,
            long number,
            String body,
            UUID recordingId,
            Instant createdAt,
            String snippet,
            double rank) {
        static Hit of(MessageHit hit) {
            return new Hit(
                    hit.chat(),
                    hit.number(),
                    hit.body(),
                    hit.recordingId(),
                    hit.createdAt(),
                    hit.snippet(),
                    hit.rank());
        }
    }

    /** What a client asks for. */
    static MessageQuery query(MessageScope scope, String text, String limit, String cursor) {
        return new MessageQuery(
                scope,
                text,
                cursor == null ? null : Cursor.open(cursor, MessageHitPage::position, scope, text),
                Cursor.limit(limit));
    }

    static MessageHitPage of(MessageQuery query, MessageHits found) {
        List<MessageHit> hits = found.hits();
        List<MessageHit> shown = hits.subList(0, Math.min(hits.size(), query.limit()));
        String next = shown.size() == hits.size()
                ? null
                : Cursor.seal(text(shown.get(shown.size() - 1).position()), query.scope(), query.text());
        return new MessageHitPage(shown.stream().map(Hit::of).toList(), next, found.truncated());
    }

    private static String text(MessageQuery.Position position) {
        return String.join(
                " ",
                position.breadth().name(),
                String.valueOf(position.rank()),
                String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, position.createdAt())),
                position.chatId().toString(),
                String.valueOf(position.number()));
    }

    private static MessageQuery.Position position(String text) {
        String[] parts = text.split(" ", -1);
        return new MessageQuery.Position(
                Breadth.valueOf(parts[0]),
                Double.parseDouble(parts[1]),
                time(Long.parseLong(parts[2])),
                Ids.parse(parts[3]).orElseThrow(),
                Long.parseLong(parts[4]));
    }

    // The database knows fewer years than Java, and fails at the others.
    private static Instant time(long epochMicros) {
        Instant time = Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new DateTimeException("Not in our days");
        }
        return time;
    }
}
