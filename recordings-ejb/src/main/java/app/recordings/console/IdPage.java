package app.recordings.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Rows, newest first.
 *
 * @param newer what the piece with newer rows begins behind, going up; null when there is none
 * @param older what the piece with older rows begins behind, going down; null when there is none
 */
public record IdPage<T>(List<T> rows, UUID newer, UUID older) {
    /** @param found in the order that was asked for, up to one more than the limit, which tells that there are more */
    static <T> IdPage<T> of(List<T> found, IdPageRequest request, Function<T, UUID> id) {
        boolean more = found.size() > request.limit();
        List<T> rows = new ArrayList<>(more ? found.subList(0, request.limit()) : found);
        if (request.isUpwards()) {
            Collections.reverse(rows);
        }
        if (rows.isEmpty()) {
            return new IdPage<>(List.of(), null, null);
        }
        boolean hasNewer = request.isUpwards() ? more : request.olderThan() != null;
        boolean hasOlder = request.isUpwards() || more;
        return new IdPage<>(
                List.copyOf(rows),
                hasNewer ? id.apply(rows.get(0)) : null,
                hasOlder ? id.apply(rows.get(rows.size() - 1)) : null);
    }

    <R> IdPage<R> map(Function<T, R> shown) {
        return new IdPage<>(rows.stream().map(shown).toList(), newer, older);
    }
}
