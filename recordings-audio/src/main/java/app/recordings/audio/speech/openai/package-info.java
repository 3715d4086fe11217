/**
 * Any server with OpenAI's {@code /v1/audio/speech}.
 * Invariant: the server gets one sentence a call.
 */
package app.recordings.audio.speech.openai;
