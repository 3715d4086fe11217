package app.recordings.product;

import app.recordings.launcher.Part;
import app.recordings.launcher.ProductWithoutEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A product of its own whose speech engine, provider of pictures and mail server are the tests', started once for all tests
 * that ask for it, stopped after the last. It trusts {@link #authority} alone.
 */
final class Fakes implements BeforeAllCallback {
    /** Held by every class that uses them, since a node has few workers and one circuit. */
    static final String LOCK = "fakes";

    private static Running running;

    /** What was started. */
    private record Running(
            OwnAuthority authority,
            CountedEngine engine,
            FakePhotos photos,
            StrictMailServer mail,
            ProductWithoutEngine product)
            implements AutoCloseable {
        static Running start() {
            try {
                var engine = new CountedEngine(new DeafEngine());
                var photos = new FakePhotos();
                var authority = OwnAuthority.of("dns:localhost");
                var mail = new StrictMailServer(authority.identity());
                var options = Stream.of(
                                photos.nodeOptions(), mail.nodeOptions(), authority.trust(), Receiver.nodeOptions())
                        .flatMap(List::stream)
                        .toList();
                var product = ProductWithoutEngine.start(engine.port(), options, Part.DATABASE, Part.BROKER);
                return new Running(authority, engine, photos, mail, product);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                product.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            mail.close();
            photos.close();
            engine.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(Namespace.create(Fakes.class))
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    static OwnAuthority authority() {
        return running.authority();
    }

    static StrictMailServer mail() {
        return running.mail();
    }

    static CountedEngine engine() {
        return running.engine();
    }

    static FakePhotos photos() {
        return running.photos();
    }

    static ProductWithoutEngine product() {
        return running.product();
    }

    /** A new application of this product. */
    static Client client() {
        return Client.application(product().url());
    }
}
