package app.recordings.product;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.recordings.launcher.Product;
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

/**
 * Many messages of one application, put there in bulk by SQL: English words of a dictionary, of which the nth is said 1/n as
 * often as the first, 5 to 25 in each message, in 20 chats.
 */
record SearchCorpus(Product product, String application) {
    /** Messages that one insert takes. */
    static final int GROUP = 64;

    private static final int CHATS = 20;
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

    /** Of an application that has nothing but its chats. */
    SearchCorpus(Product product, Client client) {
        this(
                product,
                client.get("/api/v1/applications").json().at("/data/0/token").asText());
        for (int chat = 0; chat < CHATS; chat++) {
            client.post("/api/v1/applications/" + application + "/chats", "application/json", "{}".getBytes(UTF_8))
                    .is(201);
        }
    }

    /** Once. */
    void fill(int messages) throws SQLException, IOException {
        try (var database = new Insides(product).database()) {
            dictionary(database);
            run(database, "alter table message disable trigger message_words_are_new", "drop index message_search");
            run(database, FILL.formatted("message", 1, messages, application));
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
        Collections.shuffle(words, new Random(7));
        try (var statement = database.prepareStatement("insert into dictionary (word) values (?)")) {
            for (var word : words) {
                statement.setString(1, word);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Half of all groups take no longer, in milliseconds. */
    double inserted(String table, int from) throws SQLException, IOException {
        var took = new ArrayList<Double>();
        try (var database = new Insides(product).database()) {
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
        }
        return took.stream().sorted().skip(GROUPS / 2).findFirst().orElseThrow();
    }

    /** Those that are in about as many messages. */
    List<String> words(int messages, int count, String condition) throws SQLException, IOException {
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

    /** In MiB, with its indexes. */
    String size(String relation) throws SQLException, IOException {
        return row("select pg_total_relation_size('%s') >> 20".formatted(relation));
    }

    String row(String sql) throws SQLException, IOException {
        try (var database = new Insides(product).database();
                var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    void run(String... commands) throws SQLException, IOException {
        try (var database = new Insides(product).database()) {
            run(database, commands);
        }
    }

    private static void run(Connection database, String... commands) throws SQLException {
        try (var statement = database.createStatement()) {
            for (var command : commands) {
                statement.execute(command);
            }
        }
    }
}
