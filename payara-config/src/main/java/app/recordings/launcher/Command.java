package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program to run, in a session of its own where setsid is installed, so that a terminal's signals reach only the launcher.
 *
 * @param words program and arguments; anyone on the machine can read them, so no secret is among them
 * @param environment added to the launcher's own
 */
record Command(List<String> words, Map<String, String> environment) {
    static Command of(List<String> words) {
        return new Command(List.copyOf(words), Map.of());
    }

    /** This JDK's java with the options every Java part has. The part's folder on the command line says whose it is. */
    static Command java(Path partFolder, List<String> rest) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-Drecordings.part=" + partFolder);
        words.addAll(List.of("-Duser.timezone=UTC", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true"));
        words.add("-Djava.io.tmpdir=" + partFolder.resolveSibling("temp"));
        words.add("-XX:+ExitOnOutOfMemoryError");
        words.add("-XX:-UsePerfData");
        words.addAll(rest);
        return of(words);
    }

    Command with(Map<String, String> more) {
        var merged = new HashMap<>(environment);
        merged.putAll(more);
        return new Command(words, Map.copyOf(merged));
    }

    /**
     * The same as a part that yields to the others when processors are short. Where Linux groups processes by session, the
     * group's weight counts instead of the process's.
     */
    Command yielding() {
        var script = "echo 5 2>/dev/null >/proc/self/autogroup; exec nice -n 5 \"$@\"";
        return Programs.isInstalled("nice") ? prefixed("sh", "-c", script, "sh") : this;
    }

    Command ownSession() {
        return Programs.isInstalled("setsid") ? prefixed("setsid") : this;
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it does. */
    Command notAsRoot() {
        return Programs.isRoot() ? prefixed("unshare", "-U") : this;
    }

    Process start(Path log) throws IOException {
        return builder()
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
    }

    ProcessBuilder builder() {
        var builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        return builder;
    }

    private Command prefixed(String... prefix) {
        var all = new ArrayList<>(List.of(prefix));
        all.addAll(words);
        return new Command(List.copyOf(all), environment);
    }
}
