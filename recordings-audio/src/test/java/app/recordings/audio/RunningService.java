package app.recordings.audio;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one service that is started for all of them, and stopped after the last. */
public final class RunningService implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create("audio");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "RECORDINGS_AUDIO_RECOGNIZER", "sphinx4",
            "RECORDINGS_AUDIO_SYNTHESIZER", "marytts",
            "RECORDINGS_AUDIO_WORKERS", "1",
            "RECORDINGS_AUDIO_QUEUE", "1",
            "RECORDINGS_AUDIO_BODY_LIMIT", "20000000",
            "RECORDINGS_AUDIO_DURATION_LIMIT", "10000");
    /** It lives too short for the optimising compiler to pay. */
    private static final String SOON_WARM = "-XX:TieredStopAtLevel=1";

    /** The service, and what it answered before its engines were there. */
    public record Started(AudioProcess process, int earlyHealth, Reply early) implements AutoCloseable {
        @Override
        public void close() {
            process.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == AudioProcess.class || type == Started.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Started started =
                context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent("service", key -> start(), Started.class);
        return parameter.getParameter().getType() == Started.class ? started : started.process();
    }

    private static Started start() {
        try {
            AudioProcess process = new AudioProcess(ENVIRONMENT, SOON_WARM);
            Started started = new Started(process, process.get("/health").statusCode(), process.correct("I see."));
            process.awaitReady();
            return started;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
