package app.recordings.console;

import java.util.List;

/**
 * What failed for good and was not discarded.
 *
 * @param causes the commonest first, 200 at most
 * @param days the last 30 (UTC), oldest first, those without any included
 */
public record DeadLetters(List<DeadLetterCause> causes, List<DeadLetterDay> days) {}
