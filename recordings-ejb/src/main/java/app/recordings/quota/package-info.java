/**
 * How much a caller, and whoever calls from an address, may do. Invariant: what all nodes give out of a quota in one window comes
 * out of its one row, but for the hundredth that each node may give before it asks.
 */
package app.recordings.quota;
