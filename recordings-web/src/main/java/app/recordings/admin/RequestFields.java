package app.recordings.admin;

import app.recordings.console.IdPageRequest;
import app.recordings.console.Period;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.time.Ids;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** What a page was asked for, by its address or by its form's fields. Views have no state, so both are read alike. */
@RequestScoped
public class RequestFields {
    private static final int LONGEST = 2000;

    @Inject
    HttpServletRequest request;

    /** Null when it is missing or blank. */
    String text(String name) {
        String value = request.getParameter(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw wrong(name);
        }
        return value.strip();
    }

    /** To be shown again; empty when it is missing or cannot be read. */
    String shown(String name) {
        try {
            String value = text(name);
            return value == null ? "" : value;
        } catch (ProblemException e) {
            return "";
        }
    }

    /** Null when it is missing. */
    UUID id(String name) {
        String value = text(name);
        return value == null ? null : Ids.parse(value).orElseThrow(() -> wrong(name));
    }

    /** From {@code since} to {@code before}, as browsers write local times, in UTC; {@code until} is a bound besides. */
    Period period() {
        Instant before = time("before");
        Instant until = time("until");
        boolean isSooner = until != null && (before == null || until.isBefore(before));
        return new Period(time("since"), isSooner ? until : before);
    }

    IdPageRequest page() {
        return new IdPageRequest(id("older"), id("newer"), IdPageRequest.USUAL);
    }

    private Instant time(String name) {
        String value = text(name);
        try {
            if (value == null) {
                return null;
            }
            Instant time = value.endsWith("Z")
                    ? Instant.parse(value)
                    : LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
            return inRange(time, name);
        } catch (DateTimeParseException e) {
            throw wrong(name);
        }
    }

    /** Ids have room for 48 bits of milliseconds. */
    private static Instant inRange(Instant time, String name) {
        if (time.isBefore(Instant.EPOCH) || time.getEpochSecond() >= 1L << 37) {
            throw wrong(name);
        }
        return time;
    }

    private static ProblemException wrong(String name) {
        return new ProblemException(ErrorType.INVALID_PARAMETER, "\"" + name + "\" cannot be read.");
    }
}
