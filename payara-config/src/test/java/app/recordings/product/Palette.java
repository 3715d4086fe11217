package app.recordings.product;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The colours that a picture has most of, of those that the eye tells apart. */
final class Palette {
    private static final int MOST = 256;
    private static final int BITS = 8;
    /** The last three bits of each colour are left out, but for colours of areas. */
    private static final int COARSE = 0xf8f8f8;

    private static final int AREA = 2000;

    private Palette() {}

    static IndexColorModel of(BufferedImage picture) {
        var exact = new HashMap<Integer, Integer>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                exact.merge(picture.getRGB(x, y) & 0xffffff, 1, Integer::sum);
            }
        }
        var counts = new HashMap<Integer, Integer>();
        exact.forEach((colour, count) -> counts.merge(count >= AREA ? colour : colour & COARSE, count, Integer::sum));
        var colours = counts.entrySet().stream()
                .sorted(Collections.reverseOrder(Map.Entry.comparingByValue()))
                .limit(MOST)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        return new IndexColorModel(BITS, colours.length, colours, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    }
}
