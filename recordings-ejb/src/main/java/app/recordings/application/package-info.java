/** Tenants and their API keys. Invariant: a key is readable once, in the answer that made it. */
package app.recordings.application;
