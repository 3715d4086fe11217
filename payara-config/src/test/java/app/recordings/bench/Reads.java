package app.recordings.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls that read, and one that does nothing, by the row's name. */
final class Reads {
    static final String NOTHING = "GET /health/live";

    private static final int OLDER = 50;

    private Reads() {}

    /**
     * Makes what is read.
     *
     * @param recordings of one caller
     */
    static Map<String, Call> of(Recordings recordings) throws Exception {
        for (int i = 0; i < OLDER; i++) {
            recordings.submit();
        }
        var one = recordings.submit();
        recordings.awaitIdle();
        var calls = new LinkedHashMap<String, Call>();
        calls.put(NOTHING, reading(Bytes.get("/health/live"), 200));
        calls.put("GET one", reading(recordings.get(one), 200));
        calls.put("GET one, ETag hit", reading(recordings.get(one, unchanged(recordings, one)), 304));
        calls.put("GET list of 50", reading(recordings.get("/api/v1/recordings"), 200));
        var audio = one + "/audio";
        calls.put("GET audio", reading(recordings.get(audio), 200));
        calls.put("GET audio, ETag hit", reading(recordings.get(audio, unchanged(recordings, audio)), 304));
        calls.put("GET languages", reading(recordings.get("/api/v1/languages"), 200));
        return calls;
    }

    private static String unchanged(Recordings recordings, String path) throws IOException {
        try (var wire = Wire.connect(recordings.address())) {
            var answer = wire.ask(recordings.get(path));
            return "If-None-Match: " + Message.header(answer.head(), "ETag");
        }
    }

    private static Call reading(byte[] request, int status) {
        return new Call() {
            @Override
            public byte[] request() {
                return request;
            }

            @Override
            public boolean isRight(Message answer, long asked) {
                return answer.status() == status;
            }
        };
    }
}
