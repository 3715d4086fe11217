package app.recordings.quota;

/** What a request uses of its quotas. */
public record Charge(long requests, long uploads, long bytes, long refusals) {
    /** A request without a body. */
    public static final Charge REQUEST = new Charge(1, 0, 0, 0);

    /** Wrong credentials. */
    public static Charge ofRefusals(long refusals) {
        return new Charge(0, 0, 0, refusals);
    }

    /** What a body turned out to have more than it had said. */
    public static Charge ofBytes(long bytes) {
        return new Charge(0, 0, bytes, 0);
    }

    long of(Quota quota) {
        return switch (quota) {
            case REQUESTS_PER_MINUTE, REQUESTS_PER_DAY -> requests;
            case UPLOADS_PER_MINUTE, UPLOADS_PER_DAY -> uploads;
            case BYTES_PER_MINUTE, BYTES_PER_DAY -> bytes;
            case REFUSALS_PER_MINUTE -> refusals;
            case STORED_BYTES, QUEUED_JOBS -> 0;
        };
    }
}
