/**
 * Vosk, as a server spoken to by WebSocket or as a library with a model that the operator brought.
 * Invariant: a connection or a native recogniser serves one segment and is closed with it.
 */
package app.recordings.audio.recognition.vosk;
