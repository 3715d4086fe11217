/** What helps engines, over HTTP. Invariant: hints are an application's own. */
package app.recordings.correction.rest;
