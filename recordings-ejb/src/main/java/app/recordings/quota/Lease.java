package app.recordings.quota;

/** Of a quota's row, what a node asks for and what it gets. */
public final class Lease {
    /**
     * @param debt what was given out already, which is counted whatever is left
     * @param amount the debt and what is to be given out next
     */
    public record Wanted(String subject, Quota quota, long limit, long debt, long amount) {}

    /**
     * @param amount at most what was wanted
     * @param left for others
     * @param endsInMs when the window ends, and all that was not given out with it
     */
    public record Granted(long amount, long left, long endsInMs) {}

    private Lease() {}
}
