package app.recordings.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.error.ProblemException;
import app.recordings.harness.Sql;
import app.recordings.security.Caller;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application says is likely reaches the engine with its recordings. */
class VocabularyJpaIT extends CorrectionFixture {
    private static final List<String> PHRASES = List.of("Zo\u00eb, \"the\" {Brave}", "R&D", "NULL");

    private final VocabularyService vocabularies = beans.get(VocabularyService.class);
    private final Caller caller = new Caller(owner, Caller.Kind.APPLICATION);

    @BeforeEach
    void application() throws Exception {
        Sql.update("insert into application (id, name, created_at) values (?, 'Notes', now())", owner);
    }

    @Test
    void engineIsToldOfIt() throws Exception {
        vocabularies.put(caller, owner, new Vocabulary(List.of("Before")));
        vocabularies.put(caller, owner, new Vocabulary(PHRASES));
        assertThat(vocabularies.get(caller, owner).phrases()).isEqualTo(PHRASES);
        worker.work(jobId);
        assertThat(audio.hints).isEqualTo(PHRASES);
    }

    @Test
    void engineIsToldNothingWhereNobodySaidAnything() throws Exception {
        worker.work(jobId);
        assertThat(audio.hints).isEmpty();
    }

    @Test
    void isNoneOfAnothersBusiness() {
        Caller stranger = new Caller(UUID.randomUUID(), Caller.Kind.APPLICATION);
        assertThatThrownBy(() -> vocabularies.put(stranger, owner, new Vocabulary(PHRASES)))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> vocabularies.get(stranger, owner)).isInstanceOf(ProblemException.class);
    }

    static Stream<List<String>> wrong() {
        return Stream.of(
                List.of(""),
                List.of(" "),
                Arrays.asList("a", null),
                List.of("a\nb"),
                List.of("\ud800"),
                List.of("x".repeat(61)),
                IntStream.range(0, 101).mapToObj(Integer::toString).toList(),
                IntStream.range(0, 14).mapToObj(i -> i + "x".repeat(58)).toList());
    }

    @ParameterizedTest
    @MethodSource
    void wrong(List<String> phrases) {
        assertThatThrownBy(() -> new Vocabulary(phrases)).isInstanceOf(ProblemException.class);
    }

    @Test
    void keepsEachPhraseOnce() {
        assertThat(new Vocabulary(List.of(" a ", "a", "b")).phrases()).containsExactly("a", "b");
        assertThat(new Vocabulary(null).phrases()).isEmpty();
        assertThat(Optional.of(new Vocabulary(List.of("x".repeat(60))))).isPresent();
    }
}
