package app.recordings.search;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An owner with two chats and eras of ten messages, which a search goes through from the newest. */
class MessageErasJpaIT {
    private static final int ERAS = 12;
    private static final int IN_EACH = 10;
    private static final String HITS = """
            select number from message_hits(?, ?, cast(? as tsquery), ''::tsquery, ?) order by created_at desc
            """;

    private final UUID owner = UUID.randomUUID();

    @BeforeEach
    void fill() throws SQLException {
        Sql.update("insert into application (id, name, created_at) values (?, 'Notes', now())", owner);
        Sql.update("""
                insert into chat (id, owner_id, number, messages_count, created_at)
                select gen_random_uuid(), ?, n, ?, now() from generate_series(1, 2) n
                """, owner, ERAS * IN_EACH / 2);
        for (int era = 0; era < ERAS; era++) {
            Sql.update("insert into message_era (owner_id) values (?)", owner);
            Sql.update("""
                    insert into message (chat_id, number, owner_id, body, edited, deleted, created_at)
                    select chat.id, n, owner_id,
                        'always' || case when n % 3 = 0 then ' often' else '' end
                            || case when n % 25 = 0 then ' seldom' else '' end || case when n > 110 then ' lately' else '' end
                            || case when n < 10 then ' once' else '' end,
                        false, false, now() + n * interval '1 second'
                    from generate_series(cast(? as int), ?) n join chat on chat.number = 1 + n % 2 and chat.owner_id = ?
                    """, era * IN_EACH + 1, (era + 1) * IN_EACH, owner);
        }
        assertThat(Sql.number("select count(distinct era) from message where owner_id = ?", owner))
                .isGreaterThanOrEqualTo(ERAS);
    }

    @ParameterizedTest
    @CsvSource({"always, 9", "often, 7", "seldom, 30", "lately, 9", "once, 8", "never, 60"})
    void theNewestHitsAreFoundHoweverManyAreWanted(String word, int step) throws SQLException {
        for (int most = 1; most <= ERAS * IN_EACH + 1; most += step) {
            assertThat(found(null, word, most)).as("%s of all", most).isEqualTo(expected(null, word, most));
            assertThat(found(2L, word, most)).as("%s of a chat", most).isEqualTo(expected(2L, word, most));
        }
    }

    @ParameterizedTest
    @CsvSource({"always", "seldom", "once"})
    void theNewestHitsOfAVeryLongChatAreFound(String word) throws SQLException {
        Sql.update("update chat set messages_count = 1000000 where owner_id = ?", owner);
        for (int most = 1; most <= ERAS * IN_EACH; most += 17) {
            assertThat(found(2L, word, most)).as("%s hits", most).isEqualTo(expected(2L, word, most));
        }
    }

    private List<String> found(Long chat, String word, int most) throws SQLException {
        return Sql.column(HITS, owner, chat, "'" + word + "'", most);
    }

    private List<String> expected(Long chat, String word, int most) throws SQLException {
        return Sql.column("""
                select message.number from message join chat on chat.id = chat_id
                where message.owner_id = ? and chat.number = coalesce(?, chat.number) and body like ?
                order by message.created_at desc limit ?
                """, owner, chat, "%" + word + "%", most);
    }
}
