package app.recordings.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Bytes that were decoded as a picture from end to end.
 *
 * @param contentType of what they are, whatever was declared
 * @param width in pixels
 */
record Picture(byte[] bytes, String contentType, int width, int height) {
    private static final Map<String, String> TYPES =
            Map.of("jpeg", "image/jpeg", "png", "image/png", "gif", "image/gif");
    private static final long MOST_PIXELS = 50_000_000;
    /** Only every so many pixels are kept in memory while decoding. */
    private static final int COARSE = 16;

    /** Empty for what is no JPEG, PNG or GIF, is cut off, or has more than 50 million pixels. */
    static Optional<Picture> of(byte[] bytes) {
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input);
                return decode(reader, bytes);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // The decoders throw all sorts of things at what is no picture.
            return Optional.empty();
        }
    }

    private static Optional<Picture> decode(ImageReader reader, byte[] bytes) throws IOException {
        String type = TYPES.get(reader.getFormatName().toLowerCase(Locale.ROOT));
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (type == null || (long) width * height > MOST_PIXELS) {
            return Optional.empty();
        }
        boolean[] incomplete = {false};
        reader.addIIOReadWarningListener((source, warning) -> incomplete[0] = true);
        ImageReadParam coarsely = reader.getDefaultReadParam();
        coarsely.setSourceSubsampling(Math.min(COARSE, width), Math.min(COARSE, height), 0, 0);
        BufferedImage image = reader.read(0, coarsely);
        return image == null || incomplete[0] ? Optional.empty() : Optional.of(new Picture(bytes, type, width, height));
    }
}
