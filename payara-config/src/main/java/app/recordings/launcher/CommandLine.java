package app.recordings.launcher;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command of the launcher and its options, --NAME=VALUE.
 *
 * @param command the first word
 * @param options values by names without dashes, none of them empty
 */
record CommandLine(String command, Map<String, String> options) {
    /** @throws LaunchException if a word after the first is no such option */
    static CommandLine of(String[] arguments) {
        var options = new LinkedHashMap<String, String>();
        for (var word : Arrays.asList(arguments).subList(1, arguments.length)) {
            if (!word.matches("--[a-z]+=.+")) {
                throw new LaunchException("'" + word + "' is no option: write --NAME=VALUE.");
            }
            var parts = word.substring(2).split("=", 2);
            options.put(parts[0], parts[1]);
        }
        return new CommandLine(arguments[0], options);
    }

    /** @throws LaunchException if there is an option of another name */
    CommandLine only(Set<String> names) {
        options.keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new LaunchException("'--" + name + "' is no option of " + command + ".");
                });
        return this;
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
