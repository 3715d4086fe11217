package app.recordings.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times, sizes and numbers as the console writes them. */
@Named("shown")
@ApplicationScoped
public class ShownBean {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    private static final int UNIT = 1024;
    private static final long LONG_MS = 10_000;

    /** In UTC, such as {@code 2026-11-22 21:10:33}; a dash for none. */
    public String time(Instant time) {
        return time == null ? "–" : TIME.format(time);
    }

    /** Such as {@code 1.4 GiB}. */
    public String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= UNIT && unit < UNITS.length - 1) {
            amount /= UNIT;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, UNITS[unit]);
    }

    /** Such as {@code 340 ms}, {@code 4.2 s}, {@code 3 min 20 s}, {@code 5 h 12 min} or {@code 3 d 4 h}; a dash for none. */
    public String duration(Duration duration) {
        if (duration == null) {
            return "–";
        } else if (duration.toMillis() < Duration.ofSeconds(1).toMillis()) {
            return duration.toMillis() + " ms";
        } else if (duration.toMillis() < LONG_MS) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        } else if (duration.toMinutes() == 0) {
            return duration.toSeconds() + " s";
        } else if (duration.toHours() == 0) {
            return both(duration.toMinutes() + " min", duration.toSecondsPart(), " s");
        } else if (duration.toDays() == 0) {
            return both(duration.toHours() + " h", duration.toMinutesPart(), " min");
        }
        return both(duration.toDays() + " d", duration.toHoursPart(), " h");
    }

    private static String both(String whole, int rest, String unit) {
        return rest == 0 ? whole : whole + " " + rest + unit;
    }

    /** With a thin space between thousands. */
    public String number(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
    }

    /** Such as {@code 12.5 %}; a dash for what is not known, below 0. */
    public String percent(double part) {
        return part < 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", part * 100);
    }

    /** With up to one digit behind the point. */
    public String decimal(double number) {
        return String.format(Locale.ROOT, "%,.1f", number).replace(',', '\u202f');
    }
}
