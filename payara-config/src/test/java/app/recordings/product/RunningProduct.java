package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
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

    /** Has a part die as in a crash. */
    static Killed kill(Part part) {
        var product = ProductSession.product();
        var killed = new Killed(part, product.pid(part), product.port(part));
        product.kill(part);
        return killed;
    }

    /** A part's process that is gone. */
    record Killed(Part part, long pid, int port) {
        /** Waits until the part serves again: as another process, which its pid file names, on the same port. */
        void awaitSuccessor() {
            var product = ProductSession.product();
            await().atMost(LONGEST_START)
                    .ignoreException(IllegalStateException.class)
                    .until(() -> product.isReady(part) && product.pid(part) != pid);
            assertThat(ProcessHandle.of(pid)).isEmpty();
            assertThat(product.port(part)).isEqualTo(port);
            assertThat(product.configuration().data().resolve("run/" + part.label() + ".pid"))
                    .hasContent(Long.toString(product.pid(part)));
        }
    }
}
