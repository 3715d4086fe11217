/**
 * How many jobs came, ended and failed, and how long they took, by minutes and hours. Invariant: each event of the log counts
 * once; nothing is counted where requests are answered.
 */
package app.recordings.statistics;
