package app.recordings.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a message must say, in the language of PostgreSQL's text search.
 *
 * @param exact without what was added to broaden it; such messages come first
 * @param words that the snippets mark
 */
record Match(String query, String exact, Set<String> words) {
    /** @return null when nothing is sought but the absence of words, which finds nothing */
    static Match of(List<Sought> typed, List<Sought> broadened, Breadth breadth) {
        String exact = query(typed, false);
        return exact == null ? null : new Match(query(broadened, breadth != Breadth.EXACT), exact, words(broadened));
    }

    private static String query(List<Sought> all, boolean withoutCommon) {
        List<List<Sought>> groups = groups(all);
        List<List<Sought>> telling = groups.stream()
                .filter(group -> !group.stream().allMatch(Sought::common))
                .toList();
        List<String> parts = (withoutCommon && !telling.isEmpty() ? telling : groups)
                .stream()
                        .map(group -> group.stream().map(Sought::query).collect(Collectors.joining(" | ", "(", ")")))
                        .collect(Collectors.toCollection(ArrayList::new));
        if (parts.isEmpty()) {
            return null;
        }
        all.stream().filter(one -> one.term().excluded()).forEach(one -> parts.add("!(" + one.query() + ")"));
        return String.join(" & ", parts);
    }

    /** One of each group must be there. */
    private static List<List<Sought>> groups(List<Sought> all) {
        List<List<Sought>> groups = new ArrayList<>();
        for (Sought one : all) {
            if (one.term().excluded()) {
                continue;
            } else if (!one.term().alternative() || groups.isEmpty()) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(one);
        }
        return groups;
    }

    private static Set<String> words(List<Sought> all) {
        return all.stream()
                .filter(one -> !one.term().excluded())
                .flatMap(one -> one.found().stream())
                .collect(Collectors.toSet());
    }
}
