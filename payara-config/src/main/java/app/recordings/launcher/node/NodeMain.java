package app.recordings.launcher.node;

import fish.payara.micro.boot.AdminCommandRunner;
import fish.payara.micro.boot.PayaraMicroBoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;

/** Runs Payara Micro with the application until SIGTERM. */
public final class NodeMain {
    private static final String APPLICATION = "recordings-web";
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(6);
    private static final String LISTENER =
            "configs.config.server-config.network-config.network-listeners.network-listener.http-listener";

    private NodeMain() {}

    /**
     * @param arguments the distribution's folder, the node's work folder (holding the two command files)
     * @throws Exception if the server does not start, so that the process ends and is started again
     */
    public static void main(String[] arguments) throws Exception {
        var distribution = Path.of(arguments[0]);
        var work = Path.of(arguments[1]);
        configure(distribution);
        var implementation = Class.forName("fish.payara.micro.impl.PayaraMicroImpl");
        var boot = (PayaraMicroBoot) implementation.getMethod("getInstance").invoke(null);
        var commands = new AtomicReference<AdminCommandRunner>();
        boot.setPostBootHandler(commands::set);
        // the server's own shutdown hook cuts every connection at once; it runs on exit, after this
        Sigterm.then(() -> InFlightRequests.drain(LONGEST_DRAIN));
        implementation.getMethod("main", String[].class).invoke(null, (Object) options(distribution, work));
        if (!boot.getRuntime().getDeployedApplicationNames().contains(APPLICATION)) {
            // the server would go on without it
            System.exit(1);
        }
        commands.get().run("set", LISTENER + ".enabled=true");
    }

    private static void configure(Path distribution) throws IOException {
        var server = distribution.resolve("node/server");
        try (var file = Files.newInputStream(server.resolve("boot.properties"))) {
            var properties = new Properties();
            properties.load(file);
            properties.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
        }
        // the server's own security policy trusts the jar named by the first and all jars below the second
        System.setProperty(
                "fish.payara.micro.BootJar",
                server.resolve("launch-micro.jar").toUri().toString());
        System.setProperty("fish.payara.micro.UnpackDir", distribution.toString());
    }

    private static String[] options(Path distribution, Path work) {
        return new String[] {
            "--rootDir",
            work.toString(),
            "--nohazelcast",
            "--disablephonehome",
            "--contextroot",
            "/",
            "--prebootcommandfile",
            work.resolve("preboot.asadmin").toString(),
            "--postbootcommandfile",
            work.resolve("postboot.asadmin").toString(),
            "--deploy",
            distribution.resolve("node/" + APPLICATION + ".war").toString()
        };
    }
}
