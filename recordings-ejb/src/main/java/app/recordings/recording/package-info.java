/** Recordings and what was said in them. Invariant: a recording and its audio exist together or not at all, and only its owner sees it. */
package app.recordings.recording;
