package app.recordings.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statements of a migration that nodes of the version before may stumble over: they go on reading and writing while and
 * after it runs. What it makes itself they do not know; what a comment in the statement calls {@code unused since VERSION}
 * they do not use.
 *
 * @param sql as Flyway reads it
 */
record MigrationStatements(String sql) {
    private static final Pattern BODY = Pattern.compile("\\$(\\w*)\\$.*?\\$\\1\\$", Pattern.DOTALL);
    private static final Pattern MADE = Pattern.compile("create (?:unlogged )?table (?:if not exists )?(\\w+)");
    private static final Pattern CHANGED =
            Pattern.compile("(?:alter table|create (?:unique )?index.* on) (?:if exists |only )*(\\w+)\\b(.*)");
    private static final Pattern CONCURRENT = Pattern.compile("create index concurrently (\\w+) on .*");
    private static final Pattern HARMFUL = Pattern.compile(
            "\\brename\\b|\\bdrop (column|constraint|default|not null)\\b|\\bset not null\\b|\\balter column \\w+ (set data )?type\\b"
                    + "|\\badd (constraint|unique|check|foreign key|primary key|exclude)\\b");
    private static final Pattern NEW_COLUMN = Pattern.compile("add column (?:[^,(]|\\([^)]*\\))*");
    private static final Pattern GONE =
            Pattern.compile("^drop (table|view|function|type|sequence|trigger|schema|extension)\\b");

    List<String> harmful() {
        var statements = statements();
        Set<String> made = statements.stream()
                .flatMap(statement -> MADE.matcher(statement).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        return statements.stream()
                .filter(each -> isHarmful(each, made) && !isBuiltBesideWriters(each, statements))
                .toList();
    }

    /** Whether each of them may run without a transaction, and once more after it broke off. */
    boolean canBeBegunAnew() {
        var statements = statements();
        return statements.stream()
                .allMatch(each -> each.isEmpty()
                        || each.equals("set lock_timeout = 0")
                        || each.startsWith("drop index concurrently if exists ")
                        || isBuiltBesideWriters(each, statements));
    }

    /** An index that locks nobody out; one that broke off is there, but not valid, and is dropped first. */
    private static boolean isBuiltBesideWriters(String statement, List<String> all) {
        var index = CONCURRENT.matcher(statement);
        return index.matches() && all.contains("drop index concurrently if exists " + index.group(1));
    }

    private List<String> statements() {
        var statements = new ArrayList<String>();
        for (var statement : BODY.matcher(sql).replaceAll("body").split(";", -1)) {
            if (!statement.contains("-- unused since ")) {
                statements.add(statement
                        .replaceAll("--.*", "")
                        .replaceAll("\\s+", " ")
                        .strip()
                        .toLowerCase(Locale.ROOT));
            }
        }
        return statements;
    }

    private static boolean isHarmful(String statement, Set<String> made) {
        if (GONE.matcher(statement).find() || statement.startsWith("truncate")) {
            return true;
        }
        var changed = CHANGED.matcher(statement);
        if (!changed.lookingAt() || made.contains(changed.group(1))) {
            return false;
        }
        return statement.startsWith("create ")
                || HARMFUL.matcher(changed.group(2)).find()
                || NEW_COLUMN
                        .matcher(changed.group(2))
                        .results()
                        .map(MatchResult::group)
                        .anyMatch(column -> column.contains("not null")
                                && !column.contains(" default ")
                                && !column.contains(" generated "));
    }
}
