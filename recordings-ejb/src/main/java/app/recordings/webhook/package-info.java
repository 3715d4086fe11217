/**
 * Telling applications of their events by HTTP, as the Standard Webhooks specification has it. Invariant: an event is
 * delivered at least once, under one id, to an address that was seen to be allowed, or its delivery says why not.
 */
package app.recordings.webhook;
