package app.recordings.admin;

/**
 * How something stands that the product needs.
 *
 * @param state {@code ready}, {@code degraded} while work waits, {@code down} while nothing can be taken
 * @param reason what is known besides; empty when nothing is
 */
public record ServiceState(String name, String state, String reason) {
    public boolean isReady() {
        return state.equals("ready");
    }
}
