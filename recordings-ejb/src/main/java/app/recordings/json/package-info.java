/** JSON values in text. Finding the server's JSON library is done once, never in a request. */
package app.recordings.json;
