package app.recordings.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {
    @Test
    void hashIsThatOfAllBytes() throws Exception {
        try (Spool spool = spool("hello".getBytes(StandardCharsets.US_ASCII))) {
            assertThat(spool.sha256()).isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
            assertThat(spool.sha256()).as("asked again").startsWith("2cf24dba");
            assertThat(spool.size()).isEqualTo(5);
        }
    }

    @Test
    void nothingIsAContentToo() throws Exception {
        try (Spool spool = spool(new byte[0]);
                InputStream content = spool.open()) {
            assertThat(spool.size()).isZero();
            assertThat(spool.head()).isEmpty();
            assertThat(content.readAllBytes()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, Spool.IN_MEMORY, Spool.IN_MEMORY + 1, 1_000_000})
    void contentIsReadAsOftenAsNeeded(int size) throws Exception {
        byte[] bytes = random(size);
        try (Spool spool = spool(bytes)) {
            for (int i = 0; i < 2; i++) {
                try (InputStream content = spool.open()) {
                    assertThat(content.readAllBytes()).isEqualTo(bytes);
                }
            }
        }
    }

    @Test
    void headIsTheFirstSixtyFourBytesHoweverTheyArrive() throws Exception {
        byte[] bytes = random(100);
        try (Spool spool = new Spool(100)) {
            spool.write(bytes[0]);
            spool.write(bytes, 1, 60);
            assertThat(spool.head()).hasSize(61);
            spool.write(bytes, 61, 39);
            assertThat(spool.head()).hasSize(64).isEqualTo(Arrays.copyOf(bytes, 64));
        }
    }

    @Test
    void limitIsTheMostThatIsTaken() throws Exception {
        try (Spool spool = Spool.of(new ByteArrayInputStream(new byte[100]), 100)) {
            assertThat(spool.size()).isEqualTo(100);
            assertThatThrownBy(() -> spool.write(1))
                    .isInstanceOfSatisfying(Spool.TooLargeException.class, e -> assertThat(e.limit())
                            .isEqualTo(100));
        }
        assertThatThrownBy(() -> Spool.of(new ByteArrayInputStream(new byte[101]), 100))
                .isInstanceOf(Spool.TooLargeException.class);
    }

    @Test
    void fileIsRemovedWhenClosed() throws Exception {
        List<Path> before = files();
        Spool spool = spool(random(Spool.IN_MEMORY * 2));
        assertThat(files()).hasSize(before.size() + 1);
        spool.close();
        assertThat(files()).hasSameElementsAs(before);
    }

    @Test
    void fileIsRemovedWhenTheSourceBreaks() throws Exception {
        List<Path> before = files();
        InputStream broken = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given++ > Spool.IN_MEMORY + 10) {
                    throw new IOException("broken");
                }
                return 7;
            }
        };
        assertThatThrownBy(() -> Spool.of(broken, Long.MAX_VALUE)).hasMessage("broken");
        assertThatThrownBy(() -> Spool.of(new ByteArrayInputStream(random(600_000)), 500_000))
                .isInstanceOf(Spool.TooLargeException.class);
        assertThat(files()).hasSameElementsAs(before);
    }

    @Test
    void smallContentMakesNoFile() throws Exception {
        List<Path> before = files();
        try (Spool spool = spool(new byte[Spool.IN_MEMORY])) {
            assertThat(spool.size()).isEqualTo(Spool.IN_MEMORY);
            assertThat(files()).hasSameElementsAs(before);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".spool"))
                    .toList();
        }
    }

    private static Spool spool(byte[] bytes) throws IOException {
        return Spool.of(new ByteArrayInputStream(bytes), bytes.length);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
