package app.recordings.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogFormatterTest {
    private final LogRecord entry = new LogRecord(Level.WARNING, "A \"{0}\"\nand\u0007 \\ \u2028 \uD83D\uDE00");

    LogFormatterTest() {
        entry.setLoggerName("app.recordings.X");
        entry.setParameters(new Object[] {"b"});
        entry.setThrown(new IllegalStateException("broken"));
    }

    @Test
    void oneRecordIsOneLineOfJson() throws Exception {
        var line = new LogFormatter(true) {
            @Override
            protected Map<String, String> ids() {
                return Map.of("job", "7");
            }
        }.format(entry);
        assertThat(line.lines()).hasSize(1);
        var json = new ObjectMapper().readTree(line);
        assertThat(json.path("message").asText()).isEqualTo("A \"b\"\nand\u0007 \\ \u2028 \uD83D\uDE00");
        assertThat(json.path("level").asText()).isEqualTo("WARNING");
        assertThat(json.path("logger").asText()).isEqualTo("app.recordings.X");
        assertThat(json.path("thread").asText())
                .isEqualTo(Thread.currentThread().getName());
        assertThat(json.path("node").asText())
                .contains(":" + ProcessHandle.current().pid());
        assertThat(json.path("job").asText()).isEqualTo("7");
        assertThat(json.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(json.path("exception").asText()).contains("broken", "LogFormatterTest");
    }

    @Test
    void textBeginsWithTimeLevelAndLogger() {
        assertThat(new LogFormatter(false).format(entry))
                .matches("(?s)\\S+Z WARNING app\\.recordings\\.X A .*IllegalStateException: broken.*");
    }
}
