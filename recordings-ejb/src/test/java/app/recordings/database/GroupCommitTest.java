package app.recordings.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final List<List<String>> transactions = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private final AtomicInteger arrived = new AtomicInteger();
    private final GroupCommit<String, String> group =
            new GroupCommit<>("test", 3, IllegalArgumentException.class::isInstance, this::commit);

    @AfterEach
    void end() {
        callers.shutdownNow();
    }

    private List<String> commit(List<String> items) {
        transactions.add(items);
        if (items.contains("first")) {
            try {
                firstMayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (items.equals(List.of("broken"))) {
            throw new StackOverflowError();
        } else if (items.contains("broken") || items.contains("wrong")) {
            throw new IllegalArgumentException("wrong");
        } else if (items.contains("away")) {
            throw new IllegalArgumentException(new SQLException("The connection broke off", "08006"));
        } else if (items.contains("lost")) {
            throw new IllegalStateException("lost");
        }
        return items.stream().map(item -> item + "!").toList();
    }

    @Test
    void callerAloneHasATransactionAlone() {
        assertThat(group.commit("alone")).isEqualTo("alone!");
        assertThat(transactions).containsExactly(List.of("alone"));
    }

    @Test
    void callersWhoComeMeanwhileShareTheNextUpToItsSize() throws Exception {
        var answers = together("a", "b", "c", "d");
        for (var answer : answers) {
            assertThat(answer.get()).endsWith("!");
        }
        assertThat(transactions).hasSize(3);
        assertThat(transactions.stream().map(List::size)).containsExactly(1, 3, 1);
    }

    @Test
    void oneMembersFaultIsNotTheOthers() throws Exception {
        var answers = together("a", "wrong", "c");
        assertThat(answers.get(1).get()).isEqualTo("a!");
        assertThatThrownBy(() -> answers.get(2).get()).hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(answers.get(3).get()).isEqualTo("c!");
        assertThat(group.commit("later")).isEqualTo("later!");
    }

    @Test
    void nothingIsDoneAgainAfterAFailureOfUnknownOutcome() throws Exception {
        var answers = together("a", "lost");
        for (var answer : answers.subList(1, 3)) {
            assertThatThrownBy(answer::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
        assertThat(transactions).hasSize(2);
        assertThat(group.commit("later")).isEqualTo("later!");
    }

    @Test
    void groupThatFindsTheDatabaseAwayFailsAtOnce() throws Exception {
        var answers = together("a", "away", "c");
        for (var answer : answers.subList(1, 4)) {
            assertThatThrownBy(answer::get).hasRootCauseInstanceOf(SQLException.class);
        }
        assertThat(transactions).hasSize(2);
        assertThat(group.commit("later")).isEqualTo("later!");
    }

    @Test
    void errorThatBreaksOffAGroupKeepsNobodyWaiting() throws Exception {
        var answers = together("broken", "b", "c");
        for (var answer : answers.subList(1, 4)) {
            assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        }
        assertThat(group.commit("later")).isEqualTo("later!");
    }

    @Test
    void whoseTurnDoesNotComeIsToldSoAndNothingIsDone() throws Exception {
        var hasty = new GroupCommit<String, String>("test", 3, failure -> false, this::commit)
                .within(Duration.ofMillis(50));
        var first = CompletableFuture.supplyAsync(() -> hasty.commit("first"), callers);
        await().until(() -> transactions.size() == 1);
        assertThatThrownBy(() -> hasty.commit("late"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.OVERLOADED));
        assertThat(hasty.waiting()).isZero();
        firstMayEnd.countDown();
        assertThat(first.get()).as("its transaction had begun").isEqualTo("first!");
        assertThat(hasty.commit("later")).isEqualTo("later!");
        assertThat(transactions).containsExactly(List.of("first"), List.of("later"));
    }

    /** All come while the first one's transaction runs; the answers, the first one's before the others'. */
    private List<CompletableFuture<String>> together(String... items) {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        answers.add(CompletableFuture.supplyAsync(() -> group.commit("first"), callers));
        await().until(() -> transactions.size() == 1);
        for (String item : items) {
            answers.add(CompletableFuture.supplyAsync(() -> group.commit(item), callers));
            int expected = arrived.incrementAndGet();
            await().until(() -> group.waiting() == expected);
        }
        firstMayEnd.countDown();
        return answers;
    }
}
