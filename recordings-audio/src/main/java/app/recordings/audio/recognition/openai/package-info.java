/**
 * Any server with OpenAI's {@code /v1/audio/transcriptions}: Whisper and its kin.
 * Invariant: the server gets one segment of at most 25 s a call, and nothing that tells whose it is.
 */
package app.recordings.audio.recognition.openai;
