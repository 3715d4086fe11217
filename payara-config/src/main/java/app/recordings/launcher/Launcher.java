package app.recordings.launcher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The command: starts the product, says where it is, and stops it on Ctrl-C or SIGTERM. */
public final class Launcher {
    private final Console console = new Console(System.out);

    // Maven closes this class's loader when main returns
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Launcher() {}

    /**
     * @param arguments none; see {@link Configuration} for the environment
     * @throws InterruptedException never by itself
     */
    public static void main(String[] arguments) throws InterruptedException {
        if (!new Launcher().run()) {
            System.exit(1);
        }
    }

    private boolean run() throws InterruptedException {
        try {
            var configuration = Configuration.from(System.getenv());
            console.starting(configuration);
            var product = Product.launch(configuration, console);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(product), "stop"));
            if (product.awaitReady()) {
                console.started(configuration);
            }
            stopped.await();
            return true;
        } catch (LaunchException failure) {
            console.failed(failure.getMessage());
            return false;
        }
    }

    private void stop(Product product) {
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
