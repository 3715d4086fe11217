package app.recordings.correction.http;

import app.recordings.correction.AudioService;
import app.recordings.correction.AudioServiceException;
import app.recordings.correction.Spoken;
import app.recordings.recording.CorrectedText;
import app.recordings.recording.Recognition;
import app.recordings.recording.RenditionFormat;
import app.recordings.recording.Speech;
import app.recordings.storage.Spool;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * The audio service over HTTP. A blip is retried at once; when blips go on the circuit opens and calls fail fast
 * until the service is back. The time limit is the whole call's; silence is noticed long before.
 */
@ApplicationScoped
@Timeout(value = 6, unit = ChronoUnit.HOURS)
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

    private AudioHttp http;

    @PostConstruct
    void open() {
        http = new AudioHttp(config.silence());
    }

    @Override
    public Recognition transcribe(Supplier<InputStream> audio, Spoken spoken, DoubleConsumer progress)
            throws AudioServiceException, InterruptedException {
        String query = "language=" + encoded(spoken.language())
                + (spoken.vocabulary().isEmpty()
                        ? ""
                        : "&vocabulary=" + encoded(String.join("\n", spoken.vocabulary())));
        HttpRequest.Builder request =
                request("/transcriptions?" + query).header("Content-Type", "application/octet-stream");
        return AudioJson.recognition(http.send(request, audio, line -> tell(line, progress)));
    }

    @Override
    public CorrectedText correct(String text, String language, DoubleConsumer progress)
            throws AudioServiceException, InterruptedException {
        HttpRequest request = textRequest("/corrections", text, language);
        return AudioJson.correctedText(http.call(request, line -> tell(line, progress)));
    }

    @Override
    public Speech speak(String text, String language, DoubleConsumer progress)
            throws AudioServiceException, InterruptedException {
        return collect(audio -> {
            JsonObject result = http.call(textRequest("/speech", text, language), line -> {
                tell(line, progress);
                keep(line, audio);
            });
            return AudioJson.speech(result, audio);
        });
    }

    @Override
    public Spool convert(Supplier<InputStream> audio, RenditionFormat format)
            throws AudioServiceException, InterruptedException {
        HttpRequest.Builder request =
                request("/renditions?format=" + format.code()).header("Content-Type", "application/octet-stream");
        return collect(rendition -> {
            JsonObject result = http.send(request, audio, line -> keep(line, rendition));
            return AudioJson.complete(result, rendition);
        });
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
        return HttpRequest.newBuilder(URI.create(config.url() + path));
    }

    private HttpRequest textRequest(String path, String text, String language) {
        String body = Json.createObjectBuilder()
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
