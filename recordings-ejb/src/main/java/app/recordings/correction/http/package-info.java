/** The audio service over HTTP. Invariant: a silent or broken service is told apart from input that it refuses. */
package app.recordings.correction.http;
