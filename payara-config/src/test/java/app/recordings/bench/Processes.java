package app.recordings.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Time and memory that processes with all their children took, as the system counts them (proc(5)), by the name given. */
final class Processes {
    static final String GENERATOR = "generator";

    private static final int MILLIS_PER_TICK = 10;
    private static final int PARENT = 1;
    private static final int USER_TIME = 11;
    private static final Pattern PROPORTIONAL = Pattern.compile("Pss:\\s+(\\d+) kB");

    private final Map<String, Long> roots = new LinkedHashMap<>();

    Processes with(String name, long pid) {
        roots.put(name, pid);
        return this;
    }

    /** In ms, since each began; of this very process without its children. */
    Map<String, Long> cpuMillis() {
        var stats = stats();
        var millis = new LinkedHashMap<String, Long>();
        roots.forEach((name, root) -> {
            long sum = 0;
            for (long pid : tree(root, stats)) {
                sum += ticks(stats.get(pid), 4);
            }
            millis.put(name, sum * MILLIS_PER_TICK);
        });
        millis.put(GENERATOR, ticks(stats.get(ProcessHandle.current().pid()), 2) * MILLIS_PER_TICK);
        return millis;
    }

    /** MiB, of which those shared by several count in parts. */
    long mebibytes(String name) {
        long sum = 0;
        for (long pid : tree(roots.get(name), stats())) {
            try {
                var found = PROPORTIONAL.matcher(Files.readString(Path.of("/proc/" + pid + "/smaps_rollup")));
                sum += found.find() ? Long.parseLong(found.group(1)) : 0;
            } catch (IOException gone) {
                // a process that has ended takes none
            }
        }
        return sum >> 10;
    }

    /** The children's times, waited for, stand behind its own. */
    private static long ticks(String[] stat, int fields) {
        long sum = 0;
        for (int i = USER_TIME; i < USER_TIME + fields; i++) {
            sum += Long.parseLong(stat[i]);
        }
        return sum;
    }

    private static List<Long> tree(long root, Map<Long, String[]> stats) {
        var tree = new ArrayList<Long>();
        if (stats.containsKey(root)) {
            tree.add(root);
            stats.forEach((pid, stat) -> {
                if (Long.parseLong(stat[PARENT]) == root) {
                    tree.addAll(tree(pid, stats));
                }
            });
        }
        return tree;
    }

    private static Map<Long, String[]> stats() {
        var stats = new HashMap<Long, String[]>();
        ProcessHandle.allProcesses().forEach(process -> {
            try {
                var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
                stats.put(
                        process.pid(),
                        stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1));
            } catch (IOException gone) {
                // nothing to count
            }
        });
        return stats;
    }
}
