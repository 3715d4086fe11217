/** Which addresses the server may call on behalf of others. Invariant: an address inside the operator's networks is called only when the operator says so. */
package app.recordings.network;
