/** The languages that the product itself speaks, unlike those that it hears. Invariant: what has a text in one has it in all. */
package app.recordings.language;
