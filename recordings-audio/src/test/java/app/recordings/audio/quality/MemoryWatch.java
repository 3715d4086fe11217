package app.recordings.audio.quality;

import app.recordings.audio.AudioProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Looks ten times a second how much memory a service and the programs it runs have; these are gone when asked later. */
final class MemoryWatch implements AutoCloseable {
    private static final int PERIOD_MS = 100;

    private final AudioProcess service;
    private final AtomicLong most = new AtomicLong();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();

    MemoryWatch(AudioProcess service) {
        this.service = service;
        var unused = watch.scheduleAtFixedRate(this::look, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long kibibytes = Stream.concat(
                        Stream.of(service.process().pid()),
                        service.children().stream().map(ProcessHandle::pid))
                .mapToLong(MemoryWatch::resident)
                .sum();
        most.accumulateAndGet(kibibytes, Math::max);
    }

    private static long resident(long process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }

    /** The most of all together, in MiB. */
    long mebibytes() {
        return most.get() / 1024;
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
