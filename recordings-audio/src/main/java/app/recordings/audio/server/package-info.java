/**
 * The service's HTTP face: health, its OpenAPI, and three calls that answer in lines of JSON while they work.
 * Invariant: an answer that began ends with exactly one result or error line, or with a broken connection.
 */
package app.recordings.audio.server;
