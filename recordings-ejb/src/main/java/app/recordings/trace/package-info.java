/**
 * What one recording went through, from its request to its event, as OpenTelemetry tells it. Invariant: a step tells ids, times
 * and outcomes, never who somebody is or what was said.
 */
package app.recordings.trace;
