package io.slipway.batch.job.run;

/** Ends the writing of a shard when a second row of some key turns up and none may; counting goes on. */
final class DuplicateKeysFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DuplicateKeysFound() {
        super("a key has two rows", null, false, false);
    }
}
