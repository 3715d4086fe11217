package app.recordings.correction.http;

import app.recordings.correction.AudioService;
import app.recordings.correction.AudioServiceException;
import app.recordings.correction.Spoken;
import app.recordings.json.Json;
import app.recordings.recording.CorrectedText;
import app.recordings.recording.Recognition;
import app.recordings.recording.RenditionFormat;
import app.recordings.recording.Speech;
import app.recordings.storage.Spool;
import app.recordings.trace.Step;
import app.recordings.trace.StepKind;
import app.recordings.trace.Tracing;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * The audio service over HTTP. A blip is retried at once; when blips go on the circuit opens and calls fail fast
 * until the service is back. The client limits how long a call may last and be silent: the container's
 * {@code Timeout} would keep a task of each call for as long as the longest may last.
 */
@ApplicationScoped
@Retry(maxRetries = 2, delay = 300, jitter = 200, retryOn = AudioServiceException.Away.class)
@CircuitBreaker(
        requestVolumeThreshold = 6,
        failureRatio = 0.5,
        delay = 5000,
        successThreshold = 1,
        failOn = AudioServiceException.Away.class)
@Bulkhead(16)
class HttpAudioService implements AudioService {
    private static final long LONGEST_AUDIO = 2L << 30;

    @Inject
    AudioServiceConfig config;

    @Inject
    Tracing tracing;

    private AudioHttp http;

    @PostConstruct
    void open() {
        http = new AudioHttp(config.silence(), config.longestCall());
    }

    @Override
    public Recognition transcribe(Supplier<InputStream> audio, Spoken spoken, DoubleConsumer progress)
            throws AudioServiceException, InterruptedException {
        String query = "language=" + encoded(spoken.language())
                + (spoken.vocabulary().isEmpty()
                        ? ""
                        : "&vocabulary=" + encoded(String.join("\n", spoken.vocabulary())));
        return traced("POST /transcriptions", () -> {
            HttpRequest.Builder request =
                    request("/transcriptions?" + query).header("Content-Type", "application/octet-stream");
            return AudioJson.recognition(http.send(request, audio, line -> tell(line, progress)));
        });
    }

    @Override
    public CorrectedText correct(String text, String language, DoubleConsumer progress)
            throws AudioServiceException, InterruptedException {
        return traced("POST /corrections", () -> {
            HttpRequest request = textRequest("/corrections", text, language);
            return AudioJson.correctedText(http.call(request, line -> tell(line, progress)));
        });
    }

    @Override
    public Speech speak(String text, String language, DoubleConsumer progress)
            throws AudioServiceException, InterruptedException {
        return traced(
                "POST /speech",
                () -> collect(audio -> {
                    JsonObject result = http.call(textRequest("/speech", text, language), line -> {
                        tell(line, progress);
                        keep(line, audio);
                    });
                    return AudioJson.speech(result, audio);
                }));
    }

    @Override
    public Spool convert(Supplier<InputStream> audio, RenditionFormat format)
            throws AudioServiceException, InterruptedException {
        return traced(
                "POST /renditions",
                () -> collect(rendition -> {
                    HttpRequest.Builder request = request("/renditions?format=" + format.code())
                            .header("Content-Type", "application/octet-stream");
                    JsonObject result = http.send(request, audio, line -> keep(line, rendition));
                    return AudioJson.complete(result, rendition);
                }));
    }

    private interface Exchange<T> {
        T make() throws AudioServiceException, InterruptedException;
    }

    private <T> T traced(String name, Exchange<T> exchange) throws AudioServiceException, InterruptedException {
        try (Step step = tracing.begin(StepKind.CLIENT, name)) {
            try {
                return exchange.make();
            } catch (AudioServiceException e) {
                step.failed(e.getClass().getSimpleName());
                throw e;
            }
        }
    }

    private interface Collection<T> {
        T into(Spool audio) throws AudioServiceException, InterruptedException;
    }

    /** What was collected is kept only when all of it came. */
    private static <T> T collect(Collection<T> collection) throws AudioServiceException, InterruptedException {
        Spool audio = new Spool(LONGEST_AUDIO);
        boolean complete = false;
        try {
            T collected = collection.into(audio);
            complete = true;
            return collected;
        } finally {
            if (!complete) {
                discard(audio);
            }
        }
    }

    @Override
    public Set<String> languages() throws AudioServiceException, InterruptedException {
        HttpRequest request =
                request("/health").timeout(Duration.ofSeconds(5)).GET().build();
        return AudioJson.languages(http.health(request));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(config.url() + path));
        tracing.hand(request::header);
        return request;
    }

    private HttpRequest textRequest(String path, String text, String language) {
        String body = Json.object()
                .add("text", text)
                .add("language", language)
                .build()
                .toString();
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static void tell(JsonObject line, DoubleConsumer progress) {
        if ("progress".equals(line.getString("type")) && !line.isNull("progress")) {
            progress.accept(
                    Math.max(0, Math.min(1, line.getJsonNumber("progress").doubleValue())));
        }
    }

    private static void keep(JsonObject line, Spool audio) throws IOException {
        if ("audio".equals(line.getString("type"))) {
            audio.write(Base64.getDecoder().decode(line.getString("data")));
        }
    }

    private static void discard(Spool audio) throws AudioServiceException {
        try {
            audio.close();
        } catch (IOException e) {
            throw new AudioServiceException.Away("The spooled speech cannot be removed", e);
        }
    }
}
