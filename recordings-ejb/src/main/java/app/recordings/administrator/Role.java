package app.recordings.administrator;

/** What somebody may do in the console; each may what those before may. */
public enum Role {
    /** Sees how the product does, but nothing that people said. */
    VIEWER,
    /** Puts right what went wrong: retries, cancels, re-drives; listens, with a reason. */
    OPERATOR,
    /** Creates, changes and pauses. */
    ADMINISTRATOR;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
