package app.recordings.chat;

import java.util.UUID;

/**
 * How a chat is addressed.
 *
 * @param ownerId the application's id
 * @param number from 1
 */
public record ChatKey(UUID ownerId, long number) {}
