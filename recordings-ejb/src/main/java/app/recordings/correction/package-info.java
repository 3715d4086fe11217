/** Speech to text to corrected speech, by an audio service. Invariant: no transaction is open while the audio service works. */
package app.recordings.correction;
