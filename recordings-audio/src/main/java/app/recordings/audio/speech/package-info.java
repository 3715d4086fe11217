/**
 * Text to speech: the port and the cutting of text into what is spoken in one breath.
 * Invariant: memory does not grow with the text's length.
 */
package app.recordings.audio.speech;
