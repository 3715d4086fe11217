package de.dfki.lt.tools.tokenizer.annotate;

/** A string with a position, whose stretches carry values by key. */
public interface AnnotatedString {
    /** Moves to a character. @return it */
    char setIndex(int index);

    /** Where the run of the key's value around the current position begins. */
    int getRunStart(String key);

    /** Where that run ends, exclusive. */
    int getRunLimit(String key);

    /** The key's value at the current position, or null. */
    Object getAnnotation(String key);

    String substring(int start, int end);
}
