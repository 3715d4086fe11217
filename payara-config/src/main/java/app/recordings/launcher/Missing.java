package app.recordings.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Audio that rows need and that lies neither in the database nor in the folder of files.
 *
 * @param count of objects; no more than 1,000 are looked for
 * @param first one of them, null when there is none
 */
record Missing(int count, String first) {
    static final Missing NOTHING = new Missing(0, null);
    private static final int MOST = 1_000;

    /** Of uploads that are under way there may be nothing yet. */
    private static final String IN_FILES = """
            SELECT object_id::text FROM object_needed
            WHERE NOT EXISTS (SELECT FROM stored_chunk WHERE stored_chunk.object_id = object_needed.object_id)
              AND NOT EXISTS (SELECT FROM upload WHERE upload.id = object_needed.object_id)
            """;

    static Missing of(RunningDatabase database, ObjectFolder live) throws IOException {
        if (database.ask("SELECT to_regclass('object_needed')::text || to_regclass('stored_chunk')::text") == null) {
            return NOTHING;
        }
        var absent = new ArrayList<String>();
        database.each(IN_FILES, id -> {
            if (absent.size() < MOST && !live.has(id)) {
                absent.add(id);
            }
        });
        // what was deleted meanwhile is not missed
        var missed = new NeededObjects(database).of(absent);
        return missed.isEmpty()
                ? NOTHING
                : new Missing(missed.size(), List.copyOf(missed).get(0));
    }
}
