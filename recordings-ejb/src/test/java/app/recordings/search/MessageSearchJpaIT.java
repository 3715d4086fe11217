package app.recordings.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.chat.ChatKey;
import app.recordings.error.ProblemException;
import app.recordings.harness.Sql;
import app.recordings.security.Caller;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a search answers: whose, in what order, as they are now. */
class MessageSearchJpaIT extends MessageSearchTest {
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
}
