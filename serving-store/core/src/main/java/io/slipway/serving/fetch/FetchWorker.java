package io.slipway.serving.fetch;

import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.UnavailableException;
import io.slipway.serving.fetch.pace.FetchPace;
import io.slipway.serving.fetch.pace.Patience;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** Reads single ranges from the store into a buffer of its own, again after a break as long as the budget lasts. */
final class FetchWorker {
    private final ObjectStore store;
    private final FetchPace pace;
    private final Patience patience;
    private final RetryBudget budget;
    private final ByteBuffer buffer;

    FetchWorker(ObjectStore store, FetchPace pace, Patience patience, RetryBudget budget, int bufferBytes) {
        this.store = store;
        this.pace = pace;
        this.patience = patience;
        this.budget = budget;
        this.buffer = ByteBuffer.allocateDirect(bufferBytes);
    }

    /** The content of one range, between position and limit of this worker's buffer. */
    ByteBuffer read(FileAssembly file, int range) {
        pause(file.wanted(), pace.before(file.length(range)));
        for (int failures = 1; ; failures++) {
            try {
                return readOnce(file, range);
            } catch (UnavailableException e) {
                Optional<Duration> wait = budget.take(failures);
                pause(file.wanted(), wait.orElseThrow(() -> e));
            }
        }
    }

    private ByteBuffer readOnce(FileAssembly file, int range) {
        int expected = file.length(range);
        // One byte more than there should be at the end: it shows an object that is too long, and costs no request.
        buffer.clear().limit(file.isLast(range) ? expected + 1 : expected);
        int actual = readRange(file, range);
        if (actual != expected) {
            throw new CorruptDataException(
                    "Cannot take " + file.wanted() + ": its length is not that of the manifest, expected="
                            + file.wanted().bytes() + " actual="
                            + (actual > expected ? "more" : Long.toString(file.offset(range) + actual)),
                    "Build the version again, or restore the object");
        }
        return buffer.flip();
    }

    private int readRange(FileAssembly file, int range) {
        try {
            return store.readRange(file.wanted().key(), file.offset(range), buffer);
        } catch (NotFoundException e) {
            throw new NotFoundException(
                    "Cannot take " + file.wanted() + ": the object is missing in " + store.describe(),
                    "Build the version again, or restore the object",
                    e);
        }
    }

    private void pause(WantedFile file, Duration duration) {
        if (patience.stoppedWithin(duration)) {
            throw new UnavailableException("Cannot take " + file + ": nobody wants it any more", "Nothing to do");
        }
    }
}
