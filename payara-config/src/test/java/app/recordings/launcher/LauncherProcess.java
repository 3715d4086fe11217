package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The launcher as an operator starts it: java -jar recordings.jar. */
record LauncherProcess(Process process, Path output) {
    static LauncherProcess start(Map<String, String> environment) throws IOException {
        return start(Distribution.find().launcherJar(), environment, List.of());
    }

    /** @param command empty to serve */
    static LauncherProcess start(Path jar, Map<String, String> environment, List<String> command) throws IOException {
        var output = Files.createTempFile(Path.of("target"), "launcher", ".out");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var words = new ArrayList<>(List.of(java, "-jar", jar.toString()));
        words.addAll(command);
        var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("RECORDINGS_"));
        builder.environment().putAll(environment);
        return new LauncherProcess(builder.start(), output);
    }

    static LauncherProcess start(Configuration configuration) throws IOException {
        return start(environment(configuration));
    }

    static Map<String, String> environment(Configuration configuration) {
        var environment = new HashMap<String, String>();
        environment.put("RECORDINGS_DATA", configuration.data().toString());
        environment.put("RECORDINGS_HTTP_PORT", Integer.toString(configuration.httpPort()));
        configuration
                .jvmOptions()
                .forEach((part, options) ->
                        environment.put(Configuration.jvmOptionsName(part), String.join(" ", options)));
        return environment;
    }

    /** The exit code. @throws IllegalStateException if it still runs after so many seconds */
    int end(long withinSeconds) throws InterruptedException {
        if (!process.waitFor(withinSeconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running after " + withinSeconds + " s");
        }
        return process.exitValue();
    }

    /** A zombie that nobody has waited for yet is no process any more. */
    static boolean isAlive(long pid) {
        try {
            return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
        } catch (IOException gone) {
            return false;
        }
    }

    String said() throws IOException {
        return Files.readString(output);
    }
}
