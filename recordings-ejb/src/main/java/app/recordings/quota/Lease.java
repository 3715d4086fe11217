package app.recordings.quota;

/** Of a quota's row, what a node asks for and what it gets. */
public final class Lease {
    /**
     * @param debt what was given out already, which is counted whatever is left
     * @param needed the debt and what must be given out next; where less is left nothing is taken but the debt
     * @param amount the debt and what may be given out next
     */
    public record Wanted(String subject, Quota quota, long limit, long debt, long needed, long amount) {
        /** What is got of so much. */
        long of(long left) {
            return left < needed ? debt : Math.min(amount, left);
        }
    }

    /**
     * @param amount at most what was wanted
     * @param left for others
     * @param endsInMs when the window ends, and all that was not given out with it
     */
    public record Granted(long amount, long left, long endsInMs) {}

    private Lease() {}
}
