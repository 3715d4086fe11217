package app.recordings.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.application.ApplicationService;
import app.recordings.chat.ChatKey;
import app.recordings.chat.ChatService;
import app.recordings.chat.MessageService;
import app.recordings.chat.NewChat;
import app.recordings.chat.NewMessage;
import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.idempotency.SharedOrder;
import app.recordings.recording.Languages;
import app.recordings.security.Caller;
import app.recordings.storage.ObjectStorage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSearchJpaIT {
    private static final Beans BEANS = beans();

    private final MessageSearchService search = BEANS.get(MessageSearchService.class);
    private final MessageService messages = BEANS.get(MessageService.class);
    private final Caller caller = application();
    private final ChatKey chat = chat(caller);

    private static Beans beans() {
        try {
            return new Beans()
                    .configure("recordings.registration", "open")
                    .put(Languages.class, () -> Set.of("en"))
                    .handlers(List.of())
                    .use(ObjectStorage.class, "app.recordings.storage.database.DatabaseObjectStorage");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "She was running to the stations, runs",
        "She was running to the stations, station run",
        "Die Häuser am Hang, haus",
        "ÄRGERLICHE Geschichten, ärgerlich geschichte",
        "Les chevaux étaient fatigués, cheval",
        "Elle chantait des chansons, chanter chanson",
        "Las canciones que cantábamos, canción cantar",
        "قرأت الكتابَ أمس, كتاب",
        "رأيت المدرسة، ثم عدت, مدرسة",
        "Новые дороги, дорога",
        "यह हिन्दी है, हिन्दी",
        "He said “music”—twice, music",
        "either/or and mail@example.org, example",
        "don’t stop, don't",
        "ﬁne naı̈ve, fine",
    })
    void everyFormOfAWordIsFoundInItsLanguage(String body, String query) {
        say(body);
        say("xyz");
        assertThat(numbers(query)).containsExactly(1L);
        assertThat(hits(query).hits().get(0).snippet()).contains("<mark>");
    }

    @Test
    void phrasesExclusionsAndAlternativesNarrow() {
        say("a red house on a hill");
        say("a house with a red door");
        assertThat(numbers("red house")).containsExactlyInAnyOrder(1L, 2L);
        assertThat(numbers("\"red house\"")).containsExactly(1L);
        assertThat(numbers("“red house”")).containsExactly(1L);
        assertThat(numbers("red -door")).containsExactly(1L);
        assertThat(numbers("red -doors")).containsExactly(1L);
        assertThat(numbers("house -\"red door\"")).containsExactly(1L);
        assertThat(numbers("hill or doors")).containsExactlyInAnyOrder(1L, 2L);
        assertThat(numbers("hill OR door house")).containsExactlyInAnyOrder(1L, 2L);
        assertThat(numbers("-hill")).isEmpty();
    }

    @Test
    void partOfAWordFindsItAfterTheWordItself() {
        say("statistics of last year");
        say("my stat is good");
        assertThat(numbers("stat")).containsExactly(2L, 1L);
        assertThat(numbers("statist")).containsExactly(1L);
        assertThat(numbers("tistic")).containsExactly(1L);
        assertThat(hits("tistic").hits().get(0).snippet()).startsWith("<mark>statistics</mark>");
    }

    @ParameterizedTest
    @CsvSource({
        "the station of our town, statoin",
        "the station of our town, sttaion",
        "two stations, statoin",
        "the station of our town, twon station",
        "a word or two, wrod",
        "definitely not, definately",
        "Straßenbahn und Häuser, strasenbahn",
        "déjà vu à l'école, ecole",
        "ذهبت إلى المدرسة, المردسة",
    })
    void misspeltWordIsFound(String body, String query) {
        say("xyz");
        say(body);
        assertThat(numbers(query)).containsExactly(2L);
    }

    @Test
    void nothingAlikeIsFoundWhereTheWordItselfIs() {
        say("a horse");
        say("a house");
        assertThat(numbers("house")).containsExactly(2L);
        assertThat(numbers("hoouse")).contains(2L);
    }

    @Test
    void wordsOfEverySentenceNeedNotBeThere() {
        say("stations are closed");
        say("the station is open");
        assertThat(numbers("the station")).containsExactly(2L, 1L);
        assertThat(numbers("the")).containsExactly(2L);
    }

    @Test
    void snippetMarksWhatWasFoundAndEscapesAllElse() {
        say("<script>alert('x')</script> & \"hello\" to <b>everybody</b> <mark>");
        assertThat(hits("everybody hello").hits().get(0).snippet())
                .isEqualTo("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;<mark>hello</mark>&quot; to"
                        + " &lt;b&gt;<mark>everybody</mark>&lt;/b&gt; &lt;mark&gt;");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrDouble() {
        say("music music music");
        for (int i = 0; i < 6; i++) {
            say("music once, then a long talk");
        }
        assertThat(paged("music", 2)).containsExactly(1L, 7L, 6L, 5L, 4L, 3L, 2L);
        assertThat(paged("musi", 2)).hasSize(7).doesNotHaveDuplicates().startsWith(1L);
        assertThat(paged("muzic", 3)).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void whatIsEditedOrEmptiedIsFoundAsItIsNow() throws SQLException {
        say("an elephant");
        messages.edit(caller, chat, 1, "a crocodile");
        assertThat(numbers("elephant")).isEmpty();
        assertThat(numbers("elefant")).isEmpty();
        assertThat(numbers("crocodiles")).containsExactly(1L);
        Sql.update("update message set body = null, deleted = true where owner_id = ?", chat.ownerId());
        assertThat(numbers("crocodile")).isEmpty();
        assertThat(Sql.column("select word from message_word where owner_id = ?", chat.ownerId()))
                .isEmpty();
    }

    @Test
    void wordsThatOthersStillSayAreKept() throws SQLException {
        say("an old elephant");
        say("a young elephant");
        messages.edit(caller, chat, 1, "a crocodile");
        assertThat(Sql.column("select word from message_word where owner_id = ?", chat.ownerId()))
                .containsExactlyInAnyOrder("elephant", "young", "crocodile");
    }

    @Test
    void onlyTheChatOrTheApplicationAskedAboutIsLookedThrough() {
        say("a secret");
        ChatKey second = chat(caller);
        say(caller, second, "another secret");
        Caller stranger = application();
        say(stranger, chat(stranger), "a strange secret, and an elephant");
        assertThat(numbers("secret")).containsExactly(1L);
        assertThat(search.search(caller, query(new MessageScope(chat.ownerId(), null), "secret"))
                        .hits())
                .extracting(MessageHit::chat)
                .containsExactlyInAnyOrder(chat.number(), second.number());
        assertThat(numbers("elefant")).isEmpty();
        assertThat(search.search(Caller.administrator(), query(new MessageScope(stranger.ownerId(), null), "elephants"))
                        .hits())
                .hasSize(1);
        assertThatThrownBy(() -> search.search(stranger, query(new MessageScope(chat.ownerId(), null), "secret")))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(
                        () -> search.search(stranger, query(new MessageScope(chat.ownerId(), chat.number()), "secret")))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> search.search(caller, query(new MessageScope(chat.ownerId(), 99L), "secret")))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void ofACommonWordsHitsTheNewestAreRanked() throws SQLException {
        say("needle needle needle");
        Sql.update("""
                insert into message (chat_id, number, owner_id, body, edited, deleted, created_at)
                select chat_id, 1 + n, owner_id, 'a needle of hay', false, false, now() + n * interval '1 second'
                from message, generate_series(1, ?) n where owner_id = ? and number = 1
                """, MessageSearchRepository.MOST_RANKED - 1, chat.ownerId());
        MessageHits all = hits("needles");
        assertThat(all.truncated()).isFalse();
        assertThat(all.hits().get(0).number()).isOne();
        Sql.update("""
                insert into message (chat_id, number, owner_id, body, edited, deleted, created_at)
                select chat_id, 20000, owner_id, 'a needle', false, false, now() from message where owner_id = ? and number = 1
                """, chat.ownerId());
        MessageHits newest = hits("needles");
        assertThat(newest.truncated()).isTrue();
        assertThat(newest.hits().get(0).number()).isEqualTo(20000);
    }

    @Test
    void veryLongTextIsTakenAndFoundByItsBeginning() throws SQLException {
        say("short");
        String words = String.join(
                " ",
                LongStream.range(0, 150_000)
                        .mapToObj(n -> Long.toString(n * 7919, 36) + "ﷺ")
                        .toList());
        Sql.update("update message set body = ? where owner_id = ?", "Overture " + words, chat.ownerId());
        assertThat(numbers("overture")).containsExactly(1L);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "a\u0000b"})
    void nothingToLookForIsRefused(String text) {
        assertThatThrownBy(() -> query(new MessageScope(UUID.randomUUID(), null), text))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void endlessQueriesAreRefused() {
        MessageScope scope = new MessageScope(UUID.randomUUID(), null);
        assertThatThrownBy(() -> query(scope, "x".repeat(1001))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> query(scope, "a ".repeat(33))).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the",
                "\"",
                "-",
                "--",
                "or or",
                "or",
                "-\"",
                "a:*&|!",
                "(((",
                "' or 1=1 --",
                "\\",
                "\\'",
                "%",
                "_",
                "-the",
                "a%b",
                "''''",
                "\ud83d\ude00",
                "\u200f",
                "x' | 'y",
                "<mark>",
                "\ufffd",
                "ﷺ",
                "1e5",
                "hello -",
                "hello \"",
                "\ud800"
            })
    void whateverIsTypedIsNoError(String text) {
        say("hello");
        assertThat(hits(text)).isNotNull();
        assertThat(hits("x".repeat(990) + " y")).isNotNull();
    }

    private List<Long> paged(String text, int limit) {
        MessageScope scope = new MessageScope(chat.ownerId(), chat.number());
        List<Long> seen = new ArrayList<>();
        MessageQuery.Position after = null;
        List<MessageHit> page;
        do {
            page = search.search(caller, new MessageQuery(scope, text, after, limit))
                    .hits();
            List<MessageHit> shown = page.subList(0, Math.min(limit, page.size()));
            shown.forEach(hit -> seen.add(hit.number()));
            after = shown.get(shown.size() - 1).position();
        } while (page.size() > limit);
        return seen;
    }

    private List<Long> numbers(String text) {
        return hits(text).hits().stream().map(MessageHit::number).toList();
    }

    private MessageHits hits(String text) {
        return search.search(caller, query(new MessageScope(chat.ownerId(), chat.number()), text));
    }

    private static MessageQuery query(MessageScope scope, String text) {
        return new MessageQuery(scope, text, null, 50);
    }

    private void say(String body) {
        say(caller, chat, body);
    }

    private void say(Caller speaker, ChatKey where, String body) {
        messages.append(speaker, SharedOrder.of(new NewMessage(where, body, null)));
    }

    private static Caller application() {
        return new Caller(
                BEANS.get(ApplicationService.class)
                        .create("Notes", Optional.empty())
                        .application()
                        .id(),
                Caller.Kind.APPLICATION);
    }

    private static ChatKey chat(Caller owner) {
        return BEANS.get(ChatService.class)
                .create(owner, SharedOrder.of(new NewChat(owner.ownerId(), null)))
                .key();
    }
}
