package app.recordings.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|plain",
                "a, b|\"a, b\"",
                "say \"no\"|\"say \"\"no\"\"\"",
                "=1+1|'=1+1",
                "@sum, all|\"'@sum, all\"",
                "-5|'-5"
            })
    void fieldsAreNeitherTornNorTakenForFormulas(String value, String field) {
        assertThat(Csv.field(value)).isEqualTo(field);
    }

    /** What the server's own request leads to, by methods of these names. */
    public interface ServersRequest extends HttpServletRequest {
        Object getUnwrappedCoyoteRequest();
    }

    /** A connection, and what leads to it. */
    public static final class Connection {
        private boolean isCut;

        public Connection getCoyoteRequest() {
            return this;
        }

        public Connection getConnection() {
            return this;
        }

        public void terminateSilently() {
            isCut = true;
        }
    }

    private static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                CsvTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTableThatBreaksOffIsCutOnceSomeOfItIsSent(boolean isSent) {
        var connection = new Connection();
        var request = fake(ServersRequest.class, Map.of("getUnwrappedCoyoteRequest", connection));
        var sent = new StringWriter();
        var response =
                fake(HttpServletResponse.class, Map.of("getWriter", new PrintWriter(sent), "isCommitted", isSent));
        assertThatThrownBy(() -> Csv.answer(request, response, "jobs.csv", csv -> {
                    csv.line("id");
                    csv.flush();
                    throw new IllegalStateException("The database is away");
                }))
                .hasMessage("The database is away");
        assertThat(connection.isCut).isEqualTo(isSent);
        assertThat(sent).hasToString("id\r\n");
    }

    @Test
    void aWholeTableIsNotCut() throws IOException {
        var connection = new Connection();
        var request = fake(ServersRequest.class, Map.of("getUnwrappedCoyoteRequest", connection));
        var response = fake(
                HttpServletResponse.class,
                Map.of("getWriter", new PrintWriter(new StringWriter()), "isCommitted", true));
        Csv.answer(request, response, "jobs.csv", csv -> csv.line("id"));
        assertThat(connection.isCut).isFalse();
    }

    @Test
    void linesStayWithinTheirField() {
        assertThat(Csv.field("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(Csv.field(null)).isEmpty();
    }
}
