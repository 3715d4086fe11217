package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.recordings.launcher.Part;
import app.recordings.launcher.Product;
import java.time.Duration;

/** A part's process that is gone. */
record Killed(Product product, Part part, long pid, int port) {
    private static final Duration LONGEST_START = Duration.ofSeconds(120);

    /** Has a part die as in a crash. */
    static Killed kill(Product product, Part part) {
        var killed = new Killed(product, part, product.pid(part), product.port(part));
        product.kill(part);
        return killed;
    }

    /** Waits until the part serves again: as another process, which its pid file names, on the same port. */
    void awaitSuccessor() {
        await().atMost(LONGEST_START)
                .ignoreException(IllegalStateException.class)
                .until(() -> product.isReady(part) && product.pid(part) != pid);
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(product.port(part)).isEqualTo(port);
        assertThat(product.configuration().data().resolve("run/" + part.label() + ".pid"))
                .hasContent(Long.toString(product.pid(part)));
    }
}
