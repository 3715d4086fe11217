package app.recordings.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and lengths as the console's pages write them, in UTC, which all who look at one server share. */
@Named("times")
@ApplicationScoped
public class TimesBean {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /** To the second; a dash for null. */
    public String at(Instant time) {
        return time == null ? "–" : SECONDS.format(time);
    }

    /** To the millisecond; a dash for null. */
    public String exactly(Instant time) {
        return time == null ? "–" : MILLISECONDS.format(time);
    }

    /** Such as {@code 1.25 s}; a dash for null. */
    public String seconds(Long milliseconds) {
        return milliseconds == null ? "–" : String.format(Locale.ROOT, "%.2f s", milliseconds / 1000.0);
    }

    /** Such as {@code 1,234}. */
    public String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
