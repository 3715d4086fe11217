/** Where audio lies. Invariant: an object is written once and never changed. */
package app.recordings.storage;
