package app.recordings.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** What the operator sees; the only place that writes to the terminal. */
final class Console implements Progress {
    private final PrintStream out;
    private final long began = System.nanoTime();

    Console(PrintStream out) {
        this.out = out;
    }

    void starting(Configuration configuration) {
        line("Recordings is starting on " + configuration.publicUrl() + ", data in " + configuration.data());
    }

    void started(Configuration configuration) {
        var url = configuration.publicUrl();
        line("Recordings is ready after " + seconds(Duration.ofNanos(System.nanoTime() - began)) + ".");
        line("");
        line("  Page      " + url + "/");
        line("  API docs  " + url + "/docs");
        line("  Console   " + url + "/admin, first by the key in "
                + configuration.data().resolve("admin-key"));
        line("  Logs      " + configuration.data().resolve("log"));
        line("");
        line("Ctrl-C stops everything and keeps all data.");
    }

    void moving(MoveCommand move) {
        line("Moving all audio to the store " + move.to()
                + ", while everything serves. Ended before, the same command goes on.");
    }

    void moved(MoveCommand move) {
        line("All audio is in the store " + move.to() + ". Set RECORDINGS_STORAGE=" + move.to() + " from now on.");
    }

    void backedUp(BackupCommand.Backup backup, Path objects) {
        line("Backed up to " + backup.base() + ".");
        var missing = backup.missing();
        if (missing.count() > 0) {
            line("WARNING: audio that is needed is missing, in this backup too. Neither in the database nor in "
                    + objects
                    + " are " + missing.first() + " and others, " + missing.count()
                    + " in all (1000 at most are counted)."
                    + " Look whether a disk is away, or restore them from a backup before --keep removes it; if they are"
                    + " in S3, set RECORDINGS_STORAGE here as the server has it.");
        }
    }

    /** @param last when the last transaction that is there was committed, if that is known */
    void restored(String last) {
        line("Restored" + (last == null ? "" : ", with all that was committed until " + last)
                + ". Start Recordings; it goes on from there.");
    }

    void stopping() {
        line("Stopping: the node finishes what it is doing, the database goes last.");
    }

    void goodbye(Duration after) {
        line("Stopped after " + seconds(after) + ".");
    }

    /** @param message of a command other than starting */
    void refused(String message) {
        line(message);
    }

    void failed(String message) {
        line("Recordings cannot start: " + message);
    }

    @Override
    public void ready(Part part, Duration after) {
        ready(part.label(), after);
    }

    private void ready(String part, Duration after) {
        line(String.format(Locale.ROOT, "  %-9s ready after %s", part, seconds(after)));
    }

    @Override
    public void ended(Part part, String how, Duration delay) {
        ended(part.label(), how, delay);
    }

    private void ended(String part, String how, Duration delay) {
        line(String.format(Locale.ROOT, "  %-9s %s; starting it again in %s", part, how, seconds(delay)));
    }

    @Override
    public void stopped(Part part, Duration after) {
        stopped(part.label(), after);
    }

    private void stopped(String part, Duration after) {
        line(String.format(Locale.ROOT, "  %-9s stopped after %s", part, seconds(after)));
    }

    /** For a node of several. */
    Progress ofNode(int number) {
        return new Progress() {
            @Override
            public void ready(Part part, Duration after) {
                Console.this.ready(named(part), after);
            }

            @Override
            public void ended(Part part, String how, Duration delay) {
                Console.this.ended(named(part), how, delay);
            }

            @Override
            public void stopped(Part part, Duration after) {
                Console.this.stopped(named(part), after);
            }

            private String named(Part part) {
                return part.label() + " " + number;
            }
        };
    }

    private synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
