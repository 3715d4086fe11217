/** Content that is sent apart from the request that uses it. Invariant: what takes no more content is measured before it is used. */
package app.recordings.upload;
