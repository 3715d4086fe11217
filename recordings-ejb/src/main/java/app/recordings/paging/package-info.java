/** Lists by pieces. Invariant: a page starts after a row's position, so that rows that arrive meanwhile neither shift nor double anything. */
package app.recordings.paging;
