/**
 * The default recogniser: CMU Sphinx4 with its US English model.
 * Invariant: a decoder is loaded once and serves one thread at a time.
 */
package app.recordings.audio.recognition.sphinx4;
