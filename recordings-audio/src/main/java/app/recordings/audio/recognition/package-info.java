/**
 * Speech to text: the port, the cutting of audio at silences and the transcript.
 * Invariant: memory does not grow with the audio's length, only with its words.
 */
package app.recordings.audio.recognition;
