package app.recordings.correction;

import java.util.List;

/**
 * What is known of a recording before it is heard.
 *
 * @param vocabulary words and phrases that are likely in it, for engines that take such hints
 */
public record Spoken(String language, List<String> vocabulary) {}
