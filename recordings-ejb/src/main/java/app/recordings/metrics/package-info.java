/**
 * What this node counts, times and looks up, for operators. Invariant: a label has few values, and none of them tells who
 * somebody is or what was said.
 */
package app.recordings.metrics;
