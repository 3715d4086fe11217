package app.recordings.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports on this machine. */
final class Ports {
    // below what Linux hands out for outgoing connections, so that a part finds its port free again when it restarts
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 200;
    private static final int CONNECT_MILLIS = 500;

    private Ports() {}

    /** A free port on 127.0.0.1. */
    static int free() {
        for (var i = 0; i < TRIES; i++) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree("127.0.0.1", port)) {
                return port;
            }
        }
        throw new LaunchException(
                "No free port between " + LOWEST + " and " + HIGHEST + " on 127.0.0.1: end what holds them.");
    }

    static boolean isFree(String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Whether someone listens on the port of 127.0.0.1. */
    static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
