package app.recordings.search;

/** How much besides what was typed a search takes for a hit. */
public enum Breadth {
    /** Every form of the words. */
    EXACT,
    /** Also words that begin like them; and words that every sentence has need not be there. */
    BEGINNING,
    /** Also words that they are a part of, and words that are written nearly so. */
    ALIKE
}
