package app.recordings.launcher;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The objects that rows of a database need; others, such as audio that was deleted before, nobody would ever delete again. */
record NeededObjects(RunningDatabase database) implements ObjectFolder.Choice {
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @Override
    public Collection<String> of(List<String> names) throws IOException {
        var ids = names.stream()
                .filter(name -> name.matches(ID))
                .map(id -> "'" + id + "'")
                .collect(Collectors.joining(","));
        if (ids.isEmpty()) {
            return Set.of();
        }
        if (database.ask("SELECT to_regclass('object_needed')::text") == null) {
            // of a version that did not tell
            return names;
        }
        var needed = new HashSet<String>();
        database.askAll("SELECT object_id FROM object_needed WHERE object_id IN (" + ids + ")")
                .forEach(row -> needed.add(row.get(0)));
        return needed;
    }
}
