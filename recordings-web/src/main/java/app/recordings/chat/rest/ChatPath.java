package app.recordings.chat.rest;

import app.recordings.chat.ChatKey;
import app.recordings.error.ProblemException;
import app.recordings.time.Ids;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a path names; what cannot be a name of anything is not there. */
final class ChatPath {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

    private ChatPath() {}

    static UUID application(String token) {
        return Ids.parse(token).orElseThrow(() -> ProblemException.notFound("application"));
    }

    static ChatKey chat(String token, String number) {
        return new ChatKey(application(token), number("chat", number));
    }

    static long message(String number) {
        return number("message", number);
    }

    static String chatsOf(UUID application) {
        return "/api/v1/applications/" + application + "/chats";
    }

    static String of(ChatKey chat) {
        return chatsOf(chat.ownerId()) + "/" + chat.number();
    }

    private static long number(String what, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw ProblemException.notFound(what);
        }
        return Long.parseLong(text);
    }
}
