/** Quotas over HTTP. Invariant: whom they limit sees them, only an administrator changes them. */
package app.recordings.admission.rest;
