package app.recordings.console;

import java.time.LocalDate;

/** How many jobs failed for good on a day (UTC) and still lie there. */
public record DeadLetterDay(LocalDate day, long count) {}
