/**
 * The default voice: MaryTTS with CMU's "slt", a US English woman.
 * Invariant: one sentence is spoken at a time, as MaryTTS keeps its state in statics.
 */
package app.recordings.audio.speech.marytts;
