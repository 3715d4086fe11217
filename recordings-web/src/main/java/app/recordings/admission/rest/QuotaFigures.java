package app.recordings.admission.rest;

import app.recordings.quota.Quota;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** A number for each quota of a caller's; null where there is none. */
public record QuotaFigures(
        Long requestsPerMinute,
        Long requestsPerDay,
        Long uploadsPerMinute,
        Long uploadsPerDay,
        Long bytesPerMinute,
        Long bytesPerDay,
        Long storedBytes,
        Long queuedJobs) {
    static QuotaFigures of(Function<Quota, Long> figure) {
        return new QuotaFigures(
                figure.apply(Quota.REQUESTS_PER_MINUTE),
                figure.apply(Quota.REQUESTS_PER_DAY),
                figure.apply(Quota.UPLOADS_PER_MINUTE),
                figure.apply(Quota.UPLOADS_PER_DAY),
                figure.apply(Quota.BYTES_PER_MINUTE),
                figure.apply(Quota.BYTES_PER_DAY),
                figure.apply(Quota.STORED_BYTES),
                figure.apply(Quota.QUEUED_JOBS));
    }

    /** Without those that are null. */
    Map<Quota, Long> toMap() {
        Map<Quota, Long> figures = new EnumMap<>(Quota.class);
        figures.put(Quota.REQUESTS_PER_MINUTE, requestsPerMinute);
        figures.put(Quota.REQUESTS_PER_DAY, requestsPerDay);
        figures.put(Quota.UPLOADS_PER_MINUTE, uploadsPerMinute);
        figures.put(Quota.UPLOADS_PER_DAY, uploadsPerDay);
        figures.put(Quota.BYTES_PER_MINUTE, bytesPerMinute);
        figures.put(Quota.BYTES_PER_DAY, bytesPerDay);
        figures.put(Quota.STORED_BYTES, storedBytes);
        figures.put(Quota.QUEUED_JOBS, queuedJobs);
        figures.values().removeIf(figure -> figure == null);
        return figures;
    }
}
