/** Objects as files. Invariant: what was stored is on disk, name and content, before that is answered. */
package app.recordings.storage.file;
