package app.recordings.launcher;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The command: starts the product, says where it is, and stops it on Ctrl-C or SIGTERM. */
public final class Launcher {
    /** How many nodes, a system property; more than one behind HAProxy. */
    private static final String NODES = "recordings.nodes";

    private final Console console = new Console(System.out);

    // Maven closes this class's loader when main returns
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Launcher() {}

    /**
     * @param arguments none, or a command as {@link MoveCommand}, {@link BackupCommand} and {@link RestoreCommand} have it;
     *     see {@link Configuration} for the environment. It ends with 0; with 1 when it could not do what was asked; with 2
     *     when a backup was made that lacks audio
     * @throws InterruptedException never by itself
     */
    public static void main(String[] arguments) throws InterruptedException {
        var code = new Launcher().run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    private int run(String[] arguments) throws InterruptedException {
        try {
            var backup = BackupCommand.of(arguments);
            if (backup.isPresent()) {
                return backUp(backup.get());
            }
            var restore = RestoreCommand.of(arguments);
            if (restore.isPresent()) {
                console.restored(restore.get().run(Configuration.from(System.getenv()), Distribution.find()));
                return 0;
            }
        } catch (LaunchException failure) {
            console.refused(failure.getMessage());
            return 1;
        }
        return serve(arguments) ? 0 : 1;
    }

    private int backUp(BackupCommand command) {
        var configuration = Configuration.from(System.getenv());
        var backup = command.run(configuration, Distribution.find());
        console.backedUp(backup, configuration.objects());
        return backup.exitCode();
    }

    private boolean serve(String[] arguments) throws InterruptedException {
        try {
            var move = MoveCommand.of(arguments);
            var environment = move.map(it -> it.environment(System.getenv())).orElseGet(System::getenv);
            var configuration = Configuration.from(environment);
            console.starting(configuration);
            var product = launch(environment, configuration);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(product), "stop"));
            if (product.awaitReady()) {
                console.started(configuration);
            }
            if (move.isPresent() && awaitMoved(move.get(), product)) {
                console.moved(move.get());
                System.exit(0);
            }
            stopped.await();
            return true;
        } catch (LaunchException failure) {
            console.failed(failure.getMessage());
            return false;
        }
    }

    private Running launch(Map<String, String> environment, Configuration configuration) {
        var nodes = System.getProperty(NODES, "1").strip();
        return nodes.equals("1")
                ? Product.launch(configuration, console)
                : Cluster.launch(environment, number(nodes), console);
    }

    private static int number(String nodes) {
        try {
            return Integer.parseInt(nodes);
        } catch (NumberFormatException invalid) {
            throw new LaunchException("The number of nodes is '" + nodes + "': set it to 1, 2 or 3.", invalid);
        }
    }

    /** @return false if the product was stopped before */
    private boolean awaitMoved(MoveCommand move, Running product) throws InterruptedException {
        console.moving(move);
        while (!move.isDone(product.url())) {
            if (stopped.await(1, TimeUnit.SECONDS)) {
                return false;
            }
        }
        return true;
    }

    private void stop(Running product) {
        var began = System.nanoTime();
        console.stopping();
        try {
            product.stop();
            console.goodbye(Duration.ofNanos(System.nanoTime() - began));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }
}
