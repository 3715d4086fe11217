package app.recordings.correction.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** A body that counts as there as soon as the headers are, while its bytes still flow to the subscriber behind it. */
final class EarlyBody implements BodySubscriber<Object> {
    private final BodySubscriber<?> target;

    EarlyBody(BodySubscriber<?> target) {
        this.target = target;
    }

    @Override
    public CompletionStage<Object> getBody() {
        return CompletableFuture.completedFuture(target);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        target.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        target.onNext(buffers);
    }

    @Override
    public void onError(Throwable failure) {
        target.onError(failure);
    }

    @Override
    public void onComplete() {
        target.onComplete();
    }
}
