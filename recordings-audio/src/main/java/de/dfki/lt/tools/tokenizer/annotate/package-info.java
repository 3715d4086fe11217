/**
 * Annotated strings as MaryTTS expects them of JTok.
 * Invariant: a run's annotation holds for all of its characters.
 */
package de.dfki.lt.tools.tokenizer.annotate;
