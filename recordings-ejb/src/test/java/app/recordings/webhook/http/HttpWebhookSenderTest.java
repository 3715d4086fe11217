package app.recordings.webhook.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.harness.Beans;
import app.recordings.webhook.Reply;
import app.recordings.webhook.SignedDelivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HttpWebhookSenderTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final Duration LIMIT = Duration.ofMillis(800);

    private final RawReceiver receiver = new RawReceiver();
    private final HttpWebhookSender sender = open(new Beans()
            .configure("recordings.webhook.allowed-networks", "127.0.0.0/8")
            .configure("recordings.webhook.timeout", LIMIT.toString())
            .get(HttpWebhookSender.class));

    private static HttpWebhookSender open(HttpWebhookSender made) {
        made.open();
        return made;
    }

    @AfterEach
    void close() throws IOException {
        sender.close();
        receiver.close();
    }

    private SignedDelivery delivery(String url) {
        return new SignedDelivery(
                UUID.randomUUID(),
                1,
                URI.create(url),
                Map.of("webhook-id", "a", "webhook-signature", "v1,b"),
                "{\"a\": \"ü\"}");
    }

    private Reply send() {
        return sender.send(delivery("http://127.0.0.1:" + receiver.port() + "/hook?x=1"));
    }

    @Test
    void postsWhatWasSigned() {
        receiver.answer(OK);
        assertThat(send()).isInstanceOf(Reply.Taken.class);
        assertThat(receiver.requests()).hasSize(1);
        assertThat(receiver.requests().get(0))
                .startsWith("POST /hook?x=1 HTTP/1.1\r\n")
                .contains("webhook-id: a\r\n", "webhook-signature: v1,b\r\n", "Content-Type: application/json")
                .contains("Host: 127.0.0.1:" + receiver.port())
                .doesNotContainIgnoringCase("upgrade")
                .endsWith("\r\n\r\n{\"a\": \"\u00c3\u00bc\"}");
    }

    @Test
    void usesAConnectionAgain() {
        receiver.answer(OK);
        send();
        send();
        assertThat(receiver.requests()).hasSize(2);
        assertThat(receiver.connections()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 302, 307, 400, 404, 410, 500, 503})
    void onlyTwoHundredsCount(int status) {
        receiver.answer("HTTP/1.1 " + status + " No\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n");
        assertThat(send()).isEqualTo(new Reply.Refused(status, null));
        assertThat(receiver.requests()).as("nothing is followed or repeated").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "99999999"})
    void hearsHowLongToWait(String seconds) {
        receiver.answer("HTTP/1.1 429 No\r\nRetry-After: " + seconds + "\r\nContent-Length: 0\r\n\r\n");
        assertThat(send())
                .isEqualTo(new Reply.Refused(429, Duration.ofSeconds(Math.min(3600, Long.parseLong(seconds)))));
    }

    @Test
    void whoHangsIsCutOff() {
        assertThat(send()).isEqualTo(new Reply.Unreachable("The receiver did not answer in time."));
    }

    @Test
    void whoAnswersAByteAtATimeIsCutOff() {
        receiver.answer(out -> {
            out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(ISO_8859_1));
            while (true) {
                out.write('x');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        });
        long start = System.nanoTime();
        assertThat(send()).isEqualTo(new Reply.Unreachable("The receiver did not answer in time."));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.plusSeconds(3));
    }

    @Test
    void anEndlessBodyIsNotRead() {
        receiver.answer(out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
            byte[] much = new byte[64 * 1024];
            while (true) {
                out.write(much);
            }
        });
        assertThat(send()).isInstanceOf(Reply.Taken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\r\n\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "\u0000\u0001\u0002\r\n\r\n"})
    void rubbishIsTold(String rubbish) {
        receiver.answer(out -> {
            out.write(rubbish.getBytes(ISO_8859_1));
            out.close();
        });
        assertThat(send()).isInstanceOf(Reply.Unreachable.class);
    }

    @Test
    void whoDoesNotSpeakTlsIsTold() {
        receiver.answer(OK);
        assertThat(sender.send(delivery("https://127.0.0.1:" + receiver.port() + "/")))
                .isInstanceOf(Reply.Unreachable.class);
    }

    @Test
    void whoIsNotThereIsTold() throws IOException {
        int free;
        try (ServerSocket nobody = new ServerSocket(0)) {
            free = nobody.getLocalPort();
        }
        assertThat(sender.send(delivery("http://127.0.0.1:" + free + "/")))
                .isEqualTo(new Reply.Unreachable("The receiver cannot be reached."));
        assertThat(sender.send(delivery("http://nobody.invalid/")))
                .isEqualTo(new Reply.Unreachable("The receiver's name is not known."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"})
    void insideIsNotEvenConnectedTo(String host) {
        HttpWebhookSender strict = open(new Beans().get(HttpWebhookSender.class));
        assertThat(strict.send(delivery("http://" + host + ":" + receiver.port() + "/")))
                .isEqualTo(new Reply.Unreachable("The receiver's address may not be called from here."));
        assertThat(receiver.connections()).isZero();
    }

    /** The name is known to nobody else, and the first look-up is the only one that leads here. */
    @Test
    void connectsToWhatWasLookedUpAndLooksOnce() {
        AtomicInteger looks = new AtomicInteger();
        HttpWebhookSender pinned = new HttpWebhookSender() {
            @Override
            DnsResolver addresses() {
                return new DnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) throws UnknownHostException {
                        return new InetAddress[] {
                            InetAddress.getByName(looks.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2")
                        };
                    }

                    @Override
                    public String resolveCanonicalHostname(String host) {
                        return host;
                    }
                };
            }
        };
        pinned.config = sender.config;
        pinned.open();
        receiver.answer(OK);
        assertThat(pinned.send(delivery("http://rebinding.invalid:" + receiver.port() + "/")))
                .isInstanceOf(Reply.Taken.class);
        assertThat(looks).hasValue(1);
        assertThat(receiver.requests().get(0)).contains("Host: rebinding.invalid:" + receiver.port());
    }
}
