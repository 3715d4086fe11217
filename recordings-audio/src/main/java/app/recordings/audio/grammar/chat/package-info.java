/**
 * A language model behind OpenAI's {@code /v1/chat/completions} as corrector.
 * Invariant: what the model says is taken only as an edit of the sentence; what is no plausible one changes nothing.
 */
package app.recordings.audio.grammar.chat;
