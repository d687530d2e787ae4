package io.slipway.integration.proxy;

import io.slipway.integration.fixture.Eventually;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** A place where requests stand, or their answers, until somebody decides what becomes of them. Thread-safe. */
public final class Hold {
    private final Pattern pattern;
    private final Side side;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CompletableFuture<Boolean> passes = new CompletableFuture<>();

    Hold(Pattern pattern, Side side) {
        this.pattern = pattern;
        this.side = side;
    }

    /** On which side of the server. */
    enum Side {
        /** The server has not seen the request. */
        BEFORE,
        /** The server has done what was asked, and the client does not know. */
        BEHIND
    }

    /** Waits until a request stands here. */
    public void awaitReached() {
        Eventually.holds("a request like " + pattern, this::isReached);
    }

    /** Whether a request has come here. */
    public boolean isReached() {
        return reached.getCount() == 0;
    }

    /** Lets what stands here go on, and holds nothing more. */
    public void pass() {
        passes.complete(true);
    }

    /** Loses what stands here, and holds nothing more. */
    public void lose() {
        passes.complete(false);
    }

    boolean isFor(String requestLine) {
        return !passes.isDone() && pattern.matcher(requestLine).find();
    }

    boolean isBehind() {
        return side == Side.BEHIND;
    }

    /** Stands here; says whether to go on. */
    boolean passes() {
        reached.countDown();
        return passes.join();
    }
}
