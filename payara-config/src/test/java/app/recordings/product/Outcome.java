package app.recordings.product;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of a load, by the log of its events.
 *
 * @param jobs that came into the queue, with those whose acceptance its client never heard of
 * @param lost accepted ones, or such, without an event of their completion
 * @param doubled ones with several
 * @param failed ones that were announced failed
 * @param retried ones with an attempt that counts as failed
 */
record Outcome(int jobs, long lost, long doubled, int failed, long retried) {
    static Outcome of(Events events, Set<String> accepted) {
        var queued = counts(events, "queued");
        var completed = counts(events, "completed");
        var all = Stream.concat(accepted.stream(), queued.keySet().stream()).collect(Collectors.toSet());
        return new Outcome(
                all.size(),
                all.stream().filter(job -> !completed.containsKey(job)).count(),
                completed.values().stream().filter(count -> count > 1).count(),
                counts(events, "failed").size(),
                counts(events, "retrying").size());
    }

    private static Map<String, Long> counts(Events events, String status) {
        return Stream.of("job.", "recording.")
                .flatMap(prefix -> events.of(prefix + status).stream())
                .map(event -> event.json().path("jobId").asText())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
