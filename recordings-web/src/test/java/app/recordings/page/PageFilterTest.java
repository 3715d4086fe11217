package app.recordings.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageFilterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none|false",
                "gzip|true",
                "gzip, deflate, br|true",
                "br, gzip;q=0.5|true",
                "gzip;q=0|false",
                "identity|false",
                "x-gzip-like|false"
            })
    void compressesForWhoAcceptsIt(String accepted, boolean compressed) {
        assertThat(PageFilter.acceptsGzip(accepted)).isEqualTo(compressed);
    }

    @Test
    void letsPicturesComeFromElsewhereOnlyWhereTheyStayWithTheirProvider() {
        assertThat(PageFilter.policy(false, Optional.empty()))
                .contains("img-src 'self' data:; ")
                .doesNotContain("https:");
        assertThat(PageFilter.policy(true, Optional.empty()))
                .contains("img-src 'self' data: https:; ")
                .containsOnlyOnce("https:");
    }

    @Test
    void knowsAContentByItsTag() {
        assertThat(PageFilter.isKnown("\"a\", W/\"b\"", "\"b\"")).isTrue();
        assertThat(PageFilter.isKnown("*", "\"b\"")).isTrue();
        assertThat(PageFilter.isKnown("\"a\"", "\"b\"")).isFalse();
        assertThat(PageFilter.isKnown(null, "\"b\"")).isFalse();
    }

    @Test
    void keepsWhatCompressionWouldNotShorten() throws IOException {
        var text = "the same again and again ".repeat(40).getBytes(StandardCharsets.UTF_8);
        var file = PageFile.of("text/plain", text);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(file.compressed())).readAllBytes())
                .isEqualTo(text);
        assertThat(PageFile.of("text/plain", new byte[] {1, 2, 3}).compressed()).isNull();
        assertThat(file.tag())
                .isNotEqualTo(PageFile.of("text/plain", new byte[0]).tag());
    }
}
