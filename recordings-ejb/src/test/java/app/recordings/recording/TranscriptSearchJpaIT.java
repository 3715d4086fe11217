package app.recordings.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ProblemException;
import app.recordings.harness.Beans;
import app.recordings.harness.Sql;
import app.recordings.time.Ids;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptSearchJpaIT {
    private final Beans beans = new Beans().put(Languages.class, () -> Set.of("de", "en"));
    private final TranscriptSearchService search = beans.get(TranscriptSearchService.class);
    private final UUID owner = UUID.randomUUID();

    @Test
    void wordsAreFoundInEveryForm() throws SQLException {
        UUID running = add("she was running to the stations", null);
        add("nothing to see", null);
        assertThat(ids("runs")).containsExactly(running);
        assertThat(ids("station run")).containsExactly(running);
        assertThat(ids("run nothing")).isEmpty();
    }

    @Test
    void correctedTextIsFoundAsWell() throws SQLException {
        UUID id = add("he go home", "He goes home by bicycle.");
        assertThat(ids("bicycles")).containsExactly(id);
        assertThat(search("bicycle").get(0).snippet()).contains("<mark>bicycle</mark>");
    }

    @Test
    void phrasesExclusionsAndAlternativesNarrow() throws SQLException {
        UUID red = add("a red house on a hill", null);
        UUID house = add("a house with a red door", null);
        assertThat(ids("red house")).containsExactlyInAnyOrder(red, house);
        assertThat(ids("\"red house\"")).containsExactly(red);
        assertThat(ids("red -door")).containsExactly(red);
        assertThat(ids("hill or door")).containsExactlyInAnyOrder(red, house);
    }

    @Test
    void noPhraseReachesFromTheSpokenIntoTheCorrectedText() throws SQLException {
        add("one two", "three four");
        assertThat(ids("\"two three\"")).isEmpty();
        assertThat(ids("two three")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"music", "twice", "“loud music”", "\"loud music\"", "music – twice"})
    void typographicMarksAreNoLetters(String words) throws SQLException {
        UUID id = add("he said “loud music”—twice…", null);
        assertThat(ids(words)).containsExactly(id);
        assertThat(search(words).get(0).snippet()).contains("<mark>");
    }

    @Test
    void languageOfTheRecordingDecidesHowItIsStemmed() throws SQLException {
        UUID german = add("de", "die Häuser am Hang", null);
        assertThat(ids("haus")).containsExactly(german);
    }

    @Test
    void snippetMarksWhatWasFoundAndEscapesAllElse() throws SQLException {
        add("say <script>alert('x')</script> & \"hello\" to <b>everybody</b> <mark>", null);
        String snippet = search("everybody hello").get(0).snippet();
        assertThat(snippet)
                .contains("<mark>everybody</mark>")
                .contains("&lt;b&gt;")
                .contains("&quot;<mark>hello</mark>&quot;");
        assertThat(snippet.replace("<mark>", "").replace("</mark>", ""))
                .doesNotContain("<")
                .doesNotContain(">")
                .doesNotContain("'")
                .doesNotContainPattern("&(?!(amp|lt|gt|quot|#39);)");
    }

    @Test
    void bestComesFirstAndPagesFollowEachOther() throws SQLException {
        UUID often = add("music music music", null);
        List<UUID> all = new ArrayList<>(List.of(often));
        for (int i = 0; i < 5; i++) {
            all.add(add("music once, then a long talk of many other things " + i, null));
        }
        List<UUID> seen = new ArrayList<>();
        TranscriptQuery.Position after = null;
        List<TranscriptHit> page;
        do {
            page = search.search(owner, new TranscriptQuery("music", after, 2));
            List<TranscriptHit> shown = page.subList(0, Math.min(2, page.size()));
            shown.forEach(hit -> seen.add(hit.recordingId()));
            TranscriptHit last = shown.get(shown.size() - 1);
            after = new TranscriptQuery.Position(last.rank(), last.recordingId());
        } while (page.size() > 2);
        assertThat(seen.get(0)).isEqualTo(often);
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void onlyServedTranscriptsOfTheCallerAreFound() throws SQLException {
        UUID mine = add("a secret word", null);
        insert(mine, "en", "another secret word", null, UUID.randomUUID());
        assertThat(search.search(UUID.randomUUID(), new TranscriptQuery("secret", null, 10)))
                .isEmpty();
        assertThat(ids("secret")).containsExactly(mine);
    }

    @Test
    void veryLongTextIsTakenAndFoundByItsBeginning() throws SQLException {
        StringBuilder text = new StringBuilder("Overture ");
        for (int i = 0; i < 150_000; i++) {
            text.append(Integer.toString(i * 7919, 36)).append(' ');
        }
        UUID id = add(text.toString(), null);
        assertThat(ids("overture")).containsExactly(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "a\u0000b"})
    void nothingToLookForIsRefused(String words) {
        assertThatThrownBy(() -> new TranscriptQuery(words, null, 10)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the", "\"", "-", "or or", "a:*&|!", "(((", "' or 1=1 --", "\\", "-the"})
    void whateverIsTypedIsNoError(String words) throws SQLException {
        add("hello", null);
        assertThat(search(words)).isNotNull();
    }

    private List<UUID> ids(String words) {
        return search(words).stream().map(TranscriptHit::recordingId).toList();
    }

    private List<TranscriptHit> search(String words) {
        return search.search(owner, new TranscriptQuery(words, null, 50));
    }

    private UUID add(String text, String corrected) throws SQLException {
        return add("en", text, corrected);
    }

    private UUID add(String language, String text, String corrected) throws SQLException {
        UUID id = Ids.next();
        UUID transcript = UUID.randomUUID();
        Sql.update("""
                insert into recording (id, owner_id, job_id, transcript_id, language, content_type, size_bytes, sha256, created_at)
                values (?, ?, ?, ?, ?, 'audio/flac', 1, '00', now())
                """, id, owner, transcript, transcript, language);
        insert(id, language, text, corrected, transcript);
        return id;
    }

    private void insert(UUID recording, String language, String text, String corrected, UUID id) throws SQLException {
        Sql.update("""
                insert into transcript (id, owner_id, recording_id, language, text, words, recognizer, corrected_text, created_at)
                values (?, ?, ?, ?, ?, '[]', 'fake', ?, now())
                """, id, owner, recording, language, text, corrected);
    }
}
