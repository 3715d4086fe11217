package app.recordings.chat;

import java.util.UUID;

/** @param title null for none, else 1 to 200 characters */
public record NewChat(UUID ownerId, String title) {
    private static final int LONGEST_TITLE = 200;

    public NewChat {
        title = title == null || title.isBlank() ? null : Texts.line("title", title, LONGEST_TITLE);
    }
}
