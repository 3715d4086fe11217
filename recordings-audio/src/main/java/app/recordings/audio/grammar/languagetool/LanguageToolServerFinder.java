package app.recordings.audio.grammar.languagetool;

import app.recordings.audio.engine.EngineChoice;
import app.recordings.audio.engine.EngineHttp;
import app.recordings.audio.grammar.Mistake;
import app.recordings.audio.grammar.MistakeFinder;
import app.recordings.audio.grammar.TrackedText;
import app.recordings.audio.work.Work;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A LanguageTool server's {@code POST /v2/check}; of its matches the kinds are taken that speech can have. */
public final class LanguageToolServerFinder implements MistakeFinder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EngineHttp http;

    /** @param limit of one call */
    public LanguageToolServerFinder(EngineChoice choice, Duration limit) {
        http = new EngineHttp(choice, limit);
    }

    @Override
    public String engine() {
        return "languagetool-server";
    }

    @Override
    public int passes() {
        return 3;
    }

    @Override
    public List<Mistake> find(String sentence, Work work) throws IOException {
        String form = "language=en-US&text=" + URLEncoder.encode(sentence, StandardCharsets.UTF_8);
        byte[] answer =
                http.post("/v2/check", "application/x-www-form-urlencoded", BodyPublishers.ofString(form), work);
        try {
            JsonNode matches = JSON.readTree(answer).path("matches");
            if (!matches.isArray()) {
                throw new IllegalArgumentException("no matches");
            }
            return mistakes(matches, sentence);
        } catch (JacksonException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw http.rubbish(e);
        }
    }

    private static List<Mistake> mistakes(JsonNode matches, String sentence) {
        List<Mistake> mistakes = new ArrayList<>();
        for (JsonNode match : matches) {
            JsonNode rule = match.path("rule");
            String suggested = match.path("replacements").path(0).path("value").asText("");
            String id = rule.path("id").asText();
            if (!suggested.isEmpty()
                    && GrammarRules.corrects(rule.path("category").path("id").asText(), id)) {
                int from = match.path("offset").asInt(-1);
                String found =
                        sentence.substring(from, from + match.path("length").asInt());
                Replacement part = Replacement.of(found, suggested);
                int start = from + part.offset();
                String message = match.path("message").asText();
                mistakes.add(
                        new Mistake(start, start + part.length(), part.text(), new TrackedText.Reason(id, message)));
            }
        }
        return mistakes;
    }

    @Override
    public boolean isName(String word) {
        return false;
    }
}
