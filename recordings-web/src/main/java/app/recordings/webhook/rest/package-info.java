/** Webhooks over HTTP. Invariant: a signing secret is shown once. */
package app.recordings.webhook.rest;
