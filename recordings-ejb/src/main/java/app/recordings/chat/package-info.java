/** Applications' chats and their messages. Invariant: numbers start at 1 and have no gap and no double. */
package app.recordings.chat;
