package app.recordings.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobMessagesTest {
    private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final UUID LEASE = UUID.fromString("01890000-0000-4000-8000-000000000002");
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123Z");

    @Test
    void bellIsReadAsItWasWritten() {
        assertThat(JobBell.text(ID)).isEqualTo("{\"v\":1,\"jobId\":\"" + ID + "\"}");
        assertThat(JobBell.parse(JobBell.text(ID))).contains(ID);
    }

    @Test
    void successIsReadAsItWasWritten() {
        JobResult success = new JobResult(ID, LEASE, null, false, AT);
        assertThat(JobResult.parse(success.toText())).contains(success);
        assertThat(success.toText()).contains("\"outcome\":\"completed\"").doesNotContain("error", "code");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failureIsReadAsItWasWritten(boolean permanent) {
        JobResult failure = new JobResult(ID, LEASE, new JobError("c", "It \"failed\"\n\u00fc"), permanent, AT);
        assertThat(JobResult.parse(failure.toText())).contains(failure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "[]",
                "{}",
                "null",
                "{\"v\":2,\"jobId\":\"01890000-0000-7000-8000-000000000001\"}",
                "{\"v\":\"1\",\"jobId\":\"01890000-0000-7000-8000-000000000001\"}",
                "{\"v\":1}",
                "{\"v\":1,\"jobId\":7}",
                "{\"v\":1,\"jobId\":\"x\"}",
                "{\"v\":1,\"jobId\":\"01890000-0000-7000-8000-000000000001\""
            })
    void rubbishIsNeitherABellNorAResult(String text) {
        assertThat(JobBell.parse(text)).isEmpty();
        assertThat(JobResult.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"completed\"|\"2026-11-22T10:00:00Z\"|",
                "\"failed\"|\"2026-11-22T10:00:00Z\"|,\"code\":\"c\"",
                "\"failed\"|\"2026-11-22T10:00:00Z\"|,\"code\":\"c\",\"message\":\"m\",\"permanent\":1",
                "\"completed\"|\"yesterday\"|",
                "\"exploded\"|\"2026-11-22T10:00:00Z\"|",
                "null|\"2026-11-22T10:00:00Z\"|"
            })
    void onlyAWholeResultIsOne(String parts) {
        String[] part = parts.split("\\|", -1);
        String text = "{\"v\":1,\"jobId\":\"" + ID + "\",\"lease\":\"" + LEASE + "\",\"outcome\":" + part[0]
                + ",\"at\":" + part[1] + part[2] + "}";
        boolean whole = part[0].equals("\"completed\"") && part[1].contains("2026");
        assertThat(JobResult.parse(text).isPresent()).isEqualTo(whole);
    }
}
