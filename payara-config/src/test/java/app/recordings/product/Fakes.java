package app.recordings.product;

import app.recordings.launcher.Part;
import app.recordings.launcher.ProductWithoutEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A product of its own whose speech engine and provider of pictures are fakes, started once for all tests that ask for
 * it, stopped after the last.
 */
final class Fakes implements BeforeAllCallback {
    /** Held by every class that uses them, since a node has few workers and one circuit. */
    static final String LOCK = "fakes";

    private static Running running;

    /** What was started. */
    private record Running(CountedEngine engine, FakePhotos photos, ProductWithoutEngine product)
            implements AutoCloseable {
        static Running start() {
            try {
                var engine = new CountedEngine(new DeafEngine());
                var photos = new FakePhotos();
                var product =
                        ProductWithoutEngine.start(engine.port(), photos.nodeOptions(), Part.BROKER, Part.DATABASE);
                return new Running(engine, photos, product);
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
