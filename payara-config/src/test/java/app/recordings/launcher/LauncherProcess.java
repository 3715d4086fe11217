package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The launcher as an operator starts it: java -jar recordings.jar. */
record LauncherProcess(Process process, Path output) {
    static LauncherProcess start(Map<String, String> environment) throws IOException {
        var output = Files.createTempFile(Path.of("target"), "launcher", ".out");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = Distribution.find().launcherJar().toString();
        var builder =
                new ProcessBuilder(java, "-jar", jar).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("RECORDINGS_"));
        builder.environment().putAll(environment);
        return new LauncherProcess(builder.start(), output);
    }

    static LauncherProcess start(Configuration configuration) throws IOException {
        var environment = new HashMap<String, String>();
        environment.put("RECORDINGS_DATA", configuration.data().toString());
        environment.put("RECORDINGS_HTTP_PORT", Integer.toString(configuration.httpPort()));
        configuration
                .jvmOptions()
                .forEach((part, options) ->
                        environment.put(Configuration.jvmOptionsName(part), String.join(" ", options)));
        return start(environment);
    }

    /** The exit code. @throws IllegalStateException if it still runs after so many seconds */
    int end(long withinSeconds) throws InterruptedException {
        if (!process.waitFor(withinSeconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running after " + withinSeconds + " s");
        }
        return process.exitValue();
    }

    String said() throws IOException {
        return Files.readString(output);
    }
}
