package io.slipway.catalog.s3;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Puts a response's body straight into the caller's buffer, from its position on, and ends with the
 * number of bytes. When the SDK repeats the request, the buffer is filled again from the start. A body
 * larger than the buffer is an error: the server ignored the range.
 */
final class IntoBuffer implements AsyncResponseTransformer<GetObjectResponse, Integer> {
    private final ByteBuffer target;
    private final int start;
    private volatile CompletableFuture<Integer> filled = new CompletableFuture<>();

    IntoBuffer(ByteBuffer target) {
        this.target = target;
        this.start = target.position();
    }

    @Override
    public CompletableFuture<Integer> prepare() {
        filled = new CompletableFuture<>();
        return filled;
    }

    @Override
    public void onResponse(GetObjectResponse response) {}

    @Override
    public void onStream(SdkPublisher<ByteBuffer> body) {
        target.position(start);
        body.subscribe(new Filling(filled));
    }

    @Override
    public void exceptionOccurred(Throwable error) {
        filled.completeExceptionally(error);
    }

    private final class Filling implements Subscriber<ByteBuffer> {
        private final CompletableFuture<Integer> done;

        Filling(CompletableFuture<Integer> done) {
            this.done = done;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            if (done.isDone()) {
                return;
            }
            if (bytes.remaining() > target.remaining()) {
                done.completeExceptionally(
                        new IllegalStateException("the store sent more bytes than the range that was asked for"));
                return;
            }
            target.put(bytes);
        }

        @Override
        public void onError(Throwable error) {
            done.completeExceptionally(error);
        }

        @Override
        public void onComplete() {
            done.complete(target.position() - start);
        }
    }
}
