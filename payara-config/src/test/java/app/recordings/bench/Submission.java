package app.recordings.bench;

import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A call that submits recordings.
 *
 * @param body all of one request
 * @param accepted the status that is right
 * @param taken told the id of each and when it was submitted
 */
record Submission(Supplier<byte[]> body, int accepted, BiConsumer<String, Long> taken) implements Call {
    static Submission to(Service service) {
        return to(service, (id, asked) -> {});
    }

    static Submission to(Service service, BiConsumer<String, Long> taken) {
        return new Submission(service::submission, service.accepted(), taken);
    }

    @Override
    public byte[] request() {
        return body.get();
    }

    @Override
    public boolean isRight(Message answer, long asked) {
        var id = Message.field(answer.text(), "id");
        if (answer.status() != accepted || id == null) {
            return false;
        }
        taken.accept(id, asked);
        return true;
    }
}
