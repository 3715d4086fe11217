/** Chats and messages over HTTP. Invariant: what is answered 201 has its number for good. */
package app.recordings.chat.rest;
