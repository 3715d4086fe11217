/** An Unsplash-compatible provider over HTTP. Invariant: the key goes to the configured provider only, and nothing inside is called. */
package app.recordings.image.http;
