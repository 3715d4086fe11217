/**
 * Stands in for the tokeniser JTok, which MaryTTS needs and no registry has: just the types and calls that MaryTTS uses.
 * Invariant: nothing of this project calls it.
 */
package de.dfki.lt.tools.tokenizer;
