package app.recordings.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what processes cost from its making until it is read. */
final class Meter {
    private final Processes processes;
    private final Map<String, Long> before;

    Meter(Processes processes) {
        this.processes = processes;
        before = processes.cpuMillis();
    }

    /**
     * What it cost.
     *
     * @param cpu ms of each process for each of those that were counted
     */
    record Reading(Map<String, Double> cpu, long nodeMebibytes) {}

    Reading read(long counted) {
        var cpu = new LinkedHashMap<String, Double>();
        processes
                .cpuMillis()
                .forEach((name, millis) -> cpu.put(name, (millis - before.get(name)) / (double) Math.max(1, counted)));
        return new Reading(cpu, processes.mebibytes(BenchedProduct.NODE));
    }
}
