package app.recordings.product;

import app.recordings.launcher.Part;
import app.recordings.launcher.Product;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** What the long tests look at, or put, behind a product's outside. */
record Insides(Product product) {
    private static final String ORPHANS = """
            select count(distinct object_id) from stored_chunk
            where object_id not in (
                select id from recording
                union all select speech_id from transcript where speech_id is not null
                union all select object_id from rendition
                union all select id from image)
            """;
    private static final int STATE = 3;
    private static final String ESTABLISHED = "01";
    private static final Pattern HEAP = Pattern.compile("used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    Connection database() throws SQLException, IOException {
        var url =
                "jdbc:postgresql://127.0.0.1:" + product.port(Part.DATABASE) + "/recordings?reWriteBatchedInserts=true";
        return DriverManager.getConnection(url, "recordings", secret("database-password"));
    }

    ActiveMQConnectionFactory broker() throws IOException {
        var url = "tcp://127.0.0.1:" + product.port(Part.BROKER);
        return new ActiveMQConnectionFactory(url, "recordings", secret("broker-password"));
    }

    private String secret(String name) throws IOException {
        return Files.readString(product.configuration().data().resolve("secrets/" + name))
                .strip();
    }

    /** Stored sounds and pictures that nothing refers to. */
    long orphans() throws SQLException, IOException {
        return number(ORPHANS);
    }

    long number(String sql) throws SQLException, IOException {
        try (var connection = database();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Of applications, which are owners. */
    List<UUID> owners() throws SQLException, IOException {
        var owners = new ArrayList<UUID>();
        try (var connection = database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from application order by created_at")) {
            while (rows.next()) {
                owners.add(rows.getObject(1, UUID.class));
            }
        }
        return owners;
    }

    /** In all queues of jobs. */
    int messages() throws JMSException, IOException {
        int count = 0;
        try (var factory = broker();
                var context = factory.createContext()) {
            for (var queue : List.of("jobs", "results", "jobs.dead")) {
                try (var browser = context.createBrowser(context.createQueue(queue))) {
                    count += Collections.list(asObjects(browser)).size();
                }
            }
        }
        return count;
    }

    @SuppressWarnings("unchecked")
    private static Enumeration<Object> asObjects(QueueBrowser browser) throws JMSException {
        return browser.getEnumeration();
    }

    /** What the node's heap holds after a collection. */
    long heapMebibytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        var used = HEAP.matcher(jcmd("GC.heap_info"));
        long sum = 0;
        for (int i = 0; i < 2 && used.find(); i++) {
            // young and old
            sum += Long.parseLong(used.group(1));
        }
        return sum >> 10;
    }

    /** The node's memory as the system sees it. */
    long residentMebibytes() throws IOException {
        var resident = RESIDENT.matcher(Files.readString(Path.of("/proc/" + product.pid(Part.NODE) + "/status")));
        return resident.find() ? Long.parseLong(resident.group(1)) >> 10 : -1;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        var program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(program, Long.toString(product.pid(Part.NODE)), command)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /** Connections to the node that are open on its side, by their client's port. */
    Set<Integer> connections() throws IOException {
        var ports = new HashSet<Integer>();
        for (var table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            Files.readAllLines(Path.of(table)).stream()
                    .map(line -> line.strip().split("\\s+", -1))
                    .filter(fields -> fields[STATE].equals(ESTABLISHED)
                            && port(fields[1]) == product.configuration().httpPort())
                    .forEach(fields -> ports.add(port(fields[2])));
        }
        return ports;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }
}
