package de.dfki.lt.tools.tokenizer.annotate;

import java.text.CharacterIterator;
import java.util.HashMap;
import java.util.Map;

/** Annotations kept one value a character; texts here are sentences. */
public final class FastAnnotatedString implements AnnotatedString {
    private final String text;
    private final Map<String, Object[]> annotations = new HashMap<>();
    private int index;

    public FastAnnotatedString(String text) {
        this.text = text;
    }

    /** Sets the key's value for the characters from begin to end, exclusive. */
    public void annotate(String key, Object value, int begin, int end) {
        Object[] values = annotations.computeIfAbsent(key, any -> new Object[text.length()]);
        for (int i = begin; i < end; i++) {
            values[i] = value;
        }
    }

    @Override
    public char setIndex(int newIndex) {
        index = newIndex;
        return newIndex < text.length() ? text.charAt(newIndex) : CharacterIterator.DONE;
    }

    @Override
    public int getRunStart(String key) {
        int start = index;
        while (start > 0 && valueAt(key, start - 1) == valueAt(key, index)) {
            start--;
        }
        return start;
    }

    @Override
    public int getRunLimit(String key) {
        int limit = index + 1;
        while (limit < text.length() && valueAt(key, limit) == valueAt(key, index)) {
            limit++;
        }
        return limit;
    }

    @Override
    public Object getAnnotation(String key) {
        return valueAt(key, index);
    }

    private Object valueAt(String key, int position) {
        Object[] values = annotations.get(key);
        return values == null || position >= values.length ? null : values[position];
    }

    @Override
    public String substring(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
