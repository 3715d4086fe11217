package app.recordings.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void pictureIsKnownWithItsSize(String format) {
        Picture picture = Picture.of(PictureFile.of(format, 120, 80)).orElseThrow();
        assertThat(picture.contentType()).isEqualTo("image/" + format);
        assertThat(picture.width()).isEqualTo(120);
        assertThat(picture.height()).isEqualTo(80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void cutOffPictureIsNone(String format) {
        byte[] whole = PictureFile.of(format, 120, 80);
        assertThat(Picture.of(Arrays.copyOf(whole, whole.length / 2))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><script>alert(1)</script></html>",
                "GIF89a",
                "<svg xmlns='http://www.w3.org/2000/svg'/>"
            })
    void otherContentIsNone(String content) {
        assertThat(Picture.of(content.getBytes(StandardCharsets.US_ASCII))).isEmpty();
    }

    @Test
    void bitmapIsNotServed() {
        assertThat(Picture.of(PictureFile.of("bmp", 12, 8))).isEmpty();
    }

    @Test
    void hugePictureIsRefusedBeforeItIsDecoded() {
        byte[] bytes = PictureFile.of("gif", 12, 8);
        // The logical screen and the first image claim 65535 x 65535 pixels.
        Arrays.fill(bytes, 6, 10, (byte) 0xff);
        int image = indexOfImage(bytes);
        Arrays.fill(bytes, image + 5, image + 9, (byte) 0xff);
        assertThat(Picture.of(bytes)).isEmpty();
    }

    private static int indexOfImage(byte[] gif) {
        int tableBytes = 3 << ((gif[10] & 7) + 1);
        int at = 13 + tableBytes;
        while (gif[at] == 0x21) {
            at += 2;
            while (gif[at] != 0) {
                at += (gif[at] & 0xff) + 1;
            }
            at++;
        }
        return at;
    }
}
