package app.recordings.product;

import static org.awaitility.Awaitility.await;

import app.recordings.launcher.Part;
import app.recordings.launcher.ProductSession;
import java.net.URI;
import java.time.Duration;

/** The one product that is started for all tests. */
final class RunningProduct {
    private static final Duration LONGEST_START = Duration.ofSeconds(120);

    private RunningProduct() {}

    /** Without a final slash. */
    static URI url() {
        return URI.create(System.getProperty("recordings.url"));
    }

    /** Has a part die as in a crash. @return the process that is gone */
    static long kill(Part part) {
        var pid = ProductSession.product().pid(part);
        ProductSession.product().kill(part);
        return pid;
    }

    /** Waits until a part that was killed serves again, as another process. */
    static void awaitSuccessor(Part part, long pid) {
        var product = ProductSession.product();
        await().atMost(LONGEST_START)
                .ignoreException(IllegalStateException.class)
                .until(() -> product.isReady(part) && product.pid(part) != pid);
    }
}
