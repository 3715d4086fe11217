/**
 * The default corrector: LanguageTool's rules for US English.
 * Invariant: only rules about grammar and confused words change a text, never those about style or spelling.
 */
package app.recordings.audio.grammar.languagetool;
