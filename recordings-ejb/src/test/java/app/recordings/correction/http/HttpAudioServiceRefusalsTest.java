package app.recordings.correction.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.recordings.correction.AudioServiceException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An audio service that refuses, is busy, broken or not there. */
class HttpAudioServiceRefusalsTest extends AudioServerTest {
    @Test
    void refusalAfterTheHeadersIsARefusal() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.accept()
                    .line("{\"type\":\"error\",\"code\":\"undecodable-audio\",\"message\":\"No audio\"}")
                    .end();
        });
        assertRefused("undecodable-audio", service);
    }

    @Test
    void refusalBeforeTheHeadersIsARefusal() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.refuse(422, "{\"status\":422,\"code\":\"undecodable-audio\",\"detail\":\"No audio\"}");
        });
        assertRefused("undecodable-audio", service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine-failed", "time-limit", "something-new"})
    void brokenEngineIsNoRefusal(String code) throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.accept()
                    .line("{\"type\":\"error\",\"code\":\"" + code + "\",\"message\":\"It broke\"}")
                    .end();
        });
        assertThatThrownBy(() -> service.transcribe(audio("x"), ENGLISH, DEAF))
                .isInstanceOf(AudioServiceException.Broken.class)
                .hasMessageContaining(code);
    }

    @Test
    void busyServiceTellsWhenToComeAgain() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.header("Retry-After", "7").refuse(503, "{}");
        });
        assertThatThrownBy(() -> service.transcribe(audio("x"), ENGLISH, DEAF))
                .isInstanceOfSatisfying(AudioServiceException.Busy.class, busy -> assertThat(busy.retryAfter())
                        .hasSeconds(7));
    }

    @Test
    void busyServiceWithoutATimeIsAskedAgainAfterASecond() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.header("Retry-After", "tomorrow").refuse(503, "{}");
        });
        assertThatThrownBy(() -> service.transcribe(audio("x"), ENGLISH, DEAF))
                .isInstanceOfSatisfying(AudioServiceException.Busy.class, busy -> assertThat(busy.retryAfter())
                        .hasSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500, 502})
    void brokenServiceIsAway(int status) throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.refuse(status, "<html>");
        });
        assertAway(() -> service.transcribe(audio("x"), ENGLISH, DEAF));
    }

    @Test
    void refusalThatIsNoProblemIsAway() throws Exception {
        HttpAudioService service = service(LONG, call -> {
            call.text();
            call.refuse(422, "<html>");
        });
        assertAway(() -> service.transcribe(audio("x"), ENGLISH, DEAF));
    }

    @Test
    void refusedConnectionIsNoticedAtOnce() throws Exception {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        HttpAudioService service = service(URI.create("http://127.0.0.1:" + port), LONG);
        assertWithin(SOON, () -> assertAway(() -> service.transcribe(audio("x"), ENGLISH, DEAF)));
        assertWithin(SOON, () -> assertAway(() -> service.correct("x", "en", DEAF)));
        assertWithin(SOON, () -> assertAway(service::languages));
    }

    private static void assertRefused(String code, HttpAudioService service) {
        assertThatThrownBy(() -> service.transcribe(audio("x"), ENGLISH, DEAF))
                .isInstanceOfSatisfying(AudioServiceException.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused).hasMessage("No audio");
                });
    }
}
