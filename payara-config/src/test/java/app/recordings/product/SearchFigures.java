package app.recordings.product;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.launcher.Product;
import app.recordings.launcher.ProductSession;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a search among a million messages takes. Run by {@code -Pfaults}.
 */
class SearchFigures {
    private static final int MESSAGES = Integer.getInteger("recordings.search.messages", 1_000_000);

    private static Product product;
    private static Client client;
    private static SearchCorpus corpus;

    @BeforeAll
    static void fill() throws IOException, InterruptedException, SQLException {
        product = ProductSession.startAsShipped("search", List.of());
        client = Client.application(product.url());
        corpus = new SearchCorpus(product, client);
        corpus.fill(MESSAGES);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (product != null) {
            product.stop();
        }
    }

    @Test
    void aSearchAmongAMillionMessagesIsAnsweredSoon() throws SQLException, IOException {
        var rare = corpus.words(MESSAGES / 10_000, 67, "true");
        var usual = corpus.words(MESSAGES / 100, 67, "true");
        var common = corpus.words(MESSAGES / 5, 5, "true");
        var longer = corpus.words(MESSAGES / 5_000, 100, "length(word) > 6");
        var misspelt =
                longer.subList(0, 50).stream().map(SearchFigures::misspelt).toList();
        var partial = longer.subList(50, 100).stream()
                .map(word -> word.substring(0, word.length() - 2))
                .toList();
        measured("messages/search", corpus.words(MESSAGES / 2_000, 200, "true"));
        for (var scope : List.of("messages/search", "chats/7/messages/search")) {
            var all = new ArrayList<Double>();
            all.addAll(told(scope, "words in 0.01 %", rare));
            all.addAll(told(scope, "words in 1 %", usual));
            all.addAll(told(scope, "words in 20 %", repeated(common, 67)));
            all.addAll(told(scope, "misspelt words", misspelt));
            all.addAll(told(scope, "parts of words", partial));
            Report.line("all of %s: %s".formatted(scope, figures(all)));
        }
        assertThat(client.get(path("messages/search?query=" + common.get(0)))
                        .json()
                        .path("truncated")
                        .asBoolean())
                .isTrue();
        assertThat(client.get(path("messages/search?query=" + rare.get(0)))
                        .json()
                        .path("data"))
                .isNotEmpty();
        assertThat(client.get(path("messages/search?query=" + misspelt.get(0)))
                        .json()
                        .path("data"))
                .isNotEmpty();
    }

    @Test
    void whatTheIndexCosts() throws SQLException, IOException {
        corpus.run(
                "create table plain (like message)",
                "alter table plain alter era drop not null",
                "alter table plain add primary key (chat_id, number)");
        double with = corpus.inserted("message", 2 * MESSAGES);
        double without = corpus.inserted("plain", 2 * MESSAGES);
        Report.line(
                "%d messages: %s MiB with all indexes, %s MiB of them the search's, beside %s MiB for %s words; an insert of %d takes %.1f ms, %.1f ms into a table that nobody searches"
                        .formatted(
                                MESSAGES,
                                corpus.size("message"),
                                corpus.size("message_search"),
                                corpus.size("message_word"),
                                corpus.row("select count(*) from message_word"),
                                SearchCorpus.GROUP,
                                with,
                                without));
    }

    /** Two letters in the middle changed places. */
    private static String misspelt(String word) {
        int middle = word.length() / 2;
        return word.substring(0, middle) + word.charAt(middle + 1) + word.charAt(middle) + word.substring(middle + 2);
    }

    private static List<String> repeated(List<String> words, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> words.get(i % words.size()))
                .toList();
    }

    private static List<Double> told(String scope, String what, List<String> queries) {
        var took = measured(scope, queries);
        Report.line("%s, %s: %s".formatted(scope, what, figures(took)));
        return took;
    }

    private static List<Double> measured(String scope, List<String> queries) {
        var took = new ArrayList<Double>();
        for (var query : queries) {
            long began = System.nanoTime();
            client.get(path(scope + "?query=" + query)).is(200);
            took.add((System.nanoTime() - began) / 1e6);
        }
        return took;
    }

    private static String figures(List<Double> took) {
        var sorted = took.stream().sorted().toList();
        return "%d searches, half of them within %.1f ms, 95 %% within %.1f ms, all within %.1f ms"
                .formatted(
                        sorted.size(),
                        sorted.get(sorted.size() / 2),
                        sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1),
                        sorted.get(sorted.size() - 1));
    }

    private static String path(String rest) {
        return "/api/v1/applications/" + corpus.application() + "/" + rest;
    }
}
