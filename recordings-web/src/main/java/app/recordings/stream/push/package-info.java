/** Events over WebSocket. Invariant: a handshake is refused before it becomes a socket. */
package app.recordings.stream.push;
