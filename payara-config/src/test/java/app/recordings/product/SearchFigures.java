package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.launcher.Product;
import app.recordings.launcher.ProductSession;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a search among a million messages takes. They come in bulk by SQL: English words of a dictionary, of which the nth is
 * said 1/n as often as the first, 5 to 25 in each message, in 20 chats of one application. Run by {@code -Pfaults}.
 */
class SearchFigures {
    private static final int MESSAGES = Integer.getInteger("recordings.search.messages", 1_000_000);
    private static final int CHATS = 20;
    private static final int GROUP = 64;
    private static final int GROUPS = 100;
    private static final Path DICTIONARY = Path.of("target/recordings/lib/audio/sphinx4-data-1.0.0.jar");
    private static final String FILL = """
            insert into %s (chat_id, number, owner_id, body, edited, deleted, created_at)
            select chat.id, 1000000 + said.n, chat.owner_id, said.body, false, false, now() + said.n * interval '1 ms'
            from (
                select n, (
                    select string_agg(word.word, ' ')
                    from (select floor(exp(random() * ln(100000)))::int as place
                        from generate_series(1, 5 + n * 7919 %% 21) where n > 0) said
                    join dictionary word on word.place = said.place) as body
                from generate_series(%d::bigint, %d) n) said
            join chat on chat.number = 1 + said.n %% 20 and chat.owner_id = '%s'
            """;

    private static Product product;
    private static Client client;
    private static String application;
    private static final Random RANDOM = new Random(7);

    @BeforeAll
    static void fill() throws IOException, InterruptedException, SQLException {
        product = ProductSession.startAsShipped("search", List.of());
        client = Client.application(product.url());
        application =
                client.get("/api/v1/applications").json().at("/data/0/token").asText();
        for (int chat = 0; chat < CHATS; chat++) {
            client.post(path("chats"), "application/json", "{}".getBytes(UTF_8)).is(201);
        }
        try (var database = new Insides(product).database()) {
            dictionary(database);
            run(database, "alter table message disable trigger message_words_are_new", "drop index message_search");
            run(database, FILL.formatted("message", 1, MESSAGES, application));
            run(
                    database,
                    """
                    insert into message_word (owner_id, word) select distinct owner_id, word
                    from message cross join unnest(tsvector_to_array(search)) as word where length(word) between 2 and 40
                    """,
                    "create index message_search on message using gin (owner_id, era, chat_id, search) with (gin_pending_list_limit = 256)",
                    "alter table message enable trigger message_words_are_new",
                    "vacuum analyze message",
                    "vacuum analyze message_word",
                    """
                    create table said as select word, count(*) * 10 as messages
                    from message cross join unnest(tsvector_to_array(search)) as word where number % 10 = 0 group by word
                    """);
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (product != null) {
            product.stop();
        }
    }

    private static void dictionary(Connection database) throws IOException, SQLException {
        run(database, "create table dictionary (place serial primary key, word text)");
        List<String> words;
        try (var jar = FileSystems.newFileSystem(DICTIONARY)) {
            words = new ArrayList<>(
                    Files.readAllLines(jar.getPath("edu/cmu/sphinx/models/en-us/cmudict-en-us.dict")).stream()
                            .map(line -> line.split(" ", 2)[0])
                            .filter(word -> word.matches("[a-z]{2,}"))
                            .distinct()
                            .toList());
        }
        Collections.shuffle(words, RANDOM);
        try (var statement = database.prepareStatement("insert into dictionary (word) values (?)")) {
            for (var word : words) {
                statement.setString(1, word);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Test
    void aSearchAmongAMillionMessagesIsAnsweredSoon() throws SQLException, IOException {
        var rare = words(MESSAGES / 10_000, 67, "true");
        var usual = words(MESSAGES / 100, 67, "true");
        var common = words(MESSAGES / 5, 5, "true");
        var longer = words(MESSAGES / 5_000, 100, "length(word) > 6");
        var misspelt =
                longer.subList(0, 50).stream().map(SearchFigures::misspelt).toList();
        var partial = longer.subList(50, 100).stream()
                .map(word -> word.substring(0, word.length() - 2))
                .toList();
        measured("messages/search", words(MESSAGES / 2_000, 200, "true"));
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
        try (var database = new Insides(product).database()) {
            run(
                    database,
                    "create table plain (like message)",
                    "alter table plain alter era drop not null",
                    "alter table plain add primary key (chat_id, number)");
            double with = inserted(database, "message", 2 * MESSAGES);
            double without = inserted(database, "plain", 2 * MESSAGES);
            Report.line(
                    "%d messages: %s MiB with all indexes, %s MiB of them the search's, beside %s MiB for %s words; an insert of %d takes %.1f ms, %.1f ms into a table that nobody searches"
                            .formatted(
                                    MESSAGES,
                                    size(database, "message"),
                                    size(database, "message_search"),
                                    size(database, "message_word"),
                                    row(database, "select count(*) from message_word"),
                                    GROUP,
                                    with,
                                    without));
        }
    }

    private static double inserted(Connection database, String table, int from) throws SQLException {
        var took = new ArrayList<Double>();
        for (int group = 0; group < GROUPS; group++) {
            int first = from + group * GROUP;
            run(
                    database,
                    "create temporary table fresh as select * from message limit 0",
                    FILL.formatted("fresh", first, first + GROUP - 1, application));
            long began = System.nanoTime();
            run(database, """
                    insert into %s (chat_id, number, owner_id, body, edited, deleted, created_at)
                    select chat_id, number, owner_id, body, edited, deleted, created_at from fresh
                    """.formatted(table));
            took.add((System.nanoTime() - began) / 1e6);
            run(database, "drop table fresh");
        }
        return took.stream().sorted().skip(GROUPS / 2).findFirst().orElseThrow();
    }

    /** Those that are in about as many messages. */
    private static List<String> words(int messages, int count, String condition) throws SQLException, IOException {
        var words = new ArrayList<String>();
        try (var database = new Insides(product).database();
                var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "select word from said where length(word) > 2 and %s order by abs(ln(messages) - ln(%d)), word limit %d"
                                .formatted(condition, messages, count))) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }
        return words;
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

    private static String size(Connection database, String relation) throws SQLException {
        return row(database, "select pg_total_relation_size('%s') >> 20".formatted(relation));
    }

    private static String row(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void run(Connection database, String... commands) throws SQLException {
        try (var statement = database.createStatement()) {
            for (var command : commands) {
                statement.execute(command);
            }
        }
    }

    private static String path(String rest) {
        return "/api/v1/applications/" + application + "/" + rest;
    }
}
