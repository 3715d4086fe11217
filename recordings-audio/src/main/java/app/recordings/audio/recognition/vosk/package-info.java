/**
 * A Vosk server, spoken to by WebSocket.
 * Invariant: one connection for one segment, closed with it.
 */
package app.recordings.audio.recognition.vosk;
