package app.recordings.admin;

import io.nayuki.qrcodegen.QrCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** QR codes (ISO/IEC 18004) as pictures in data URLs. */
final class QrPicture {
    private static final int BORDER = 4;

    private QrPicture() {}

    static String of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + BORDER)
                            .append(' ')
                            .append(y + BORDER)
                            .append("h1v1h-1z");
                }
            }
        }
        int size = code.size + 2 * BORDER;
        String picture =
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %1$d %1$d'><path fill='#fff' d='M0 0h%1$dv%1$dH0z'/><path d='%2$s'/></svg>"
                        .formatted(size, path);
        return "data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(picture.getBytes(StandardCharsets.UTF_8));
    }
}
