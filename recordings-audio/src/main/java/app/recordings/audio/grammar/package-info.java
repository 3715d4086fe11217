/**
 * Text to corrected text: the port, tracked edits and the spelling out of sentences.
 * Invariant: a correction's offset and length always point into the text that was sent.
 */
package app.recordings.audio.grammar;
