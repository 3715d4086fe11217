package app.recordings.paging;

import java.util.List;
import java.util.function.Function;

/** @param next where the following piece starts; null when there is none */
public record Page<T>(List<T> rows, Position next) {
    /** @param rows up to one more than asked for, which tells that there are more */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Position> position) {
        boolean more = rows.size() > limit;
        List<T> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(List.copyOf(shown), more ? position.apply(shown.get(limit - 1)) : null);
    }
}
