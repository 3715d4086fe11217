/** Pictures over HTTP. Invariant: a picture is served as what it was seen to be, and as nothing else. */
package app.recordings.image.rest;
