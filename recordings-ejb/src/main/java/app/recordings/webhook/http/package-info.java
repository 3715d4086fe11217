/** The way out to receivers. Invariant: no connection is made but to an address that was looked up once and allowed. */
package app.recordings.webhook.http;
