package app.recordings.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class AwaitedDatabaseTest {
    private final Deque<SQLException> failures = new ArrayDeque<>();

    @Test
    void waitsUntilTheDatabaseIsThere() {
        fail(
                new SQLException("refused", "08001"),
                new SQLException("the pool's own"),
                new SQLException("starting", "57P03"));

        new AwaitedDatabase(dataSource()).await();

        assertThat(failures).isEmpty();
    }

    @Test
    void doesNotWaitForOtherCredentials() {
        fail(new SQLException("the pool's own", new SQLException("wrong password", "28P01")), new SQLException("late"));

        assertThatIllegalStateException().isThrownBy(() -> new AwaitedDatabase(dataSource()).await());
        assertThat(failures).hasSize(1);
    }

    private void fail(SQLException... inTurn) {
        failures.addAll(Arrays.asList(inTurn));
    }

    private DataSource dataSource() {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            if (!failures.isEmpty()) {
                throw failures.remove();
            }
            return proxy(
                    Connection.class,
                    (connection, called, with) -> called.getName().equals("isClosed") ? false : null);
        });
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
