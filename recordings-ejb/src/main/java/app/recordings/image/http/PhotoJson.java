package app.recordings.image.http;

import app.recordings.image.ImageProviderException.Broken;
import app.recordings.image.Photo;
import app.recordings.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.net.URI;

/** A photo as Unsplash describes it; what is shown to people is checked. */
final class PhotoJson {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_AUTHOR = 200;

    private PhotoJson() {}

    static Photo parse(byte[] json) throws Broken {
        try {
            JsonObject photo = Json.read(json);
            JsonObject links = photo.getJsonObject("links");
            return new Photo(
                    text(photo.getString("id"), LONGEST_ID),
                    web(photo.getJsonObject("urls").getString("regular")),
                    links.containsKey("download_location") ? web(links.getString("download_location")) : null,
                    web(links.getString("html")),
                    text(photo.getJsonObject("user").getString("name"), LONGEST_AUTHOR),
                    size(photo.getInt("width")),
                    size(photo.getInt("height")));
        } catch (JsonException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            throw new Broken("The provider's answer is not the description of a picture.", e);
        }
    }

    private static String text(String text, int longest) {
        String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
        if (plain.isEmpty()) {
            throw new IllegalArgumentException("Nothing where a text should be");
        }
        return plain.substring(0, Math.min(longest, plain.length()));
    }

    private static int size(int pixels) {
        if (pixels <= 0) {
            throw new IllegalArgumentException("No size of a picture");
        }
        return pixels;
    }

    /** No other scheme, since people follow these and browsers load them. */
    private static URI web(String text) {
        URI address = URI.create(text);
        if (("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                && address.getHost() != null
                && address.getRawUserInfo() == null) {
            return address;
        }
        throw new IllegalArgumentException("No address of the web");
    }
}
