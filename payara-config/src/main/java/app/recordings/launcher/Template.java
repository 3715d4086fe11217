package app.recordings.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of the distribution with places of the form @NAME@. */
record Template(Path file) {
    private static final Pattern PLACE = Pattern.compile("@([A-Z_]+)@");

    void writeTo(Path target, Map<String, Object> values) throws IOException {
        var text = PLACE.matcher(Files.readString(file)).replaceAll(place -> {
            var value = values.get(place.group(1));
            return value == null ? Matcher.quoteReplacement(place.group()) : Matcher.quoteReplacement(value.toString());
        });
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }
}
