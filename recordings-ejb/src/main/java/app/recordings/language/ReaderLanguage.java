package app.recordings.language;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** A language that page, shared recordings and emails are written in. */
public enum ReaderLanguage {
    ENGLISH("en", "ltr"),
    ARABIC("ar", "rtl");

    private final String tag;
    private final String direction;

    ReaderLanguage(String tag, String direction) {
        this.tag = tag;
        this.direction = direction;
    }

    /** @param wanted by who reads, the most welcome first; English when none of them is spoken */
    public static ReaderLanguage of(List<Locale> wanted) {
        return wanted.stream()
                .map(Locale::getLanguage)
                .flatMap(language -> List.of(values()).stream().filter(spoken -> spoken.tag.equals(language)))
                .findFirst()
                .orElse(ENGLISH);
    }

    /** @param tag as it was stored; English for null and whatever is not spoken */
    public static ReaderLanguage ofTag(String tag) {
        return of(tag == null ? List.of() : List.of(Locale.forLanguageTag(tag)));
    }

    /** Of BCP 47. */
    public String tag() {
        return tag;
    }

    /** As HTML's {@code dir} has it. */
    public String direction() {
        return direction;
    }

    /** What a class writes, from the properties beside it. */
    public ResourceBundle texts(Class<?> writer) {
        return ResourceBundle.getBundle(
                writer.getName(),
                Locale.forLanguageTag(tag),
                writer.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
