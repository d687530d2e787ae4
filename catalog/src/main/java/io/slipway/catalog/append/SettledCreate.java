package io.slipway.catalog.append;

import io.slipway.catalog.follow.CatalogEvent.Unsettled;
import io.slipway.catalog.follow.CatalogListener;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.ConflictException;
import io.slipway.schemas.failure.NotFoundException;
import io.slipway.schemas.failure.OutcomeUnknownException;
import io.slipway.schemas.failure.SlipwayException;
import io.slipway.schemas.failure.UnavailableException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates an object and finds out whether it did: repeats the same bytes under the same key until an object stands there,
 * then compares.
 *
 * <p>Safe because nothing overwrites: a lost first try that arrives late finds the key taken, or takes it with these very
 * bytes. Thread-safe if the random generator is.
 */
public final class SettledCreate {
    private final ObjectStore store;
    private final CatalogListener listener;
    private final WriterClock clock;

    public SettledCreate(ObjectStore store, CatalogListener listener, WriterClock clock) {
        this.store = store;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Creates the object, with the patience of the clock.
     *
     * @return whether the object that now exists has these bytes
     * @throws OutcomeUnknownException at the deadline, if the store may still do it
     * @throws UnavailableException at the deadline, if it certainly did nothing
     */
    public boolean create(ObjectKey key, byte[] content) {
        return create(key, content, clock.deadline());
    }

    boolean create(ObjectKey key, byte[] content, Deadline deadline) {
        @Nullable SlipwayException doubt = null;
        while (true) {
            SlipwayException failure;
            try {
                store.create(key, content);
                return true;
            } catch (ConflictException e) {
                Optional<Boolean> mine = compare(key, content);
                if (mine.isPresent()) {
                    return mine.get();
                }
                failure = e;
                doubt = e;
            } catch (OutcomeUnknownException e) {
                failure = e;
                doubt = e;
            } catch (UnavailableException e) {
                failure = e;
            } catch (AccessException e) {
                throw doubt == null ? e : unknown(key, e);
            }
            if (deadline.passed()) {
                throw doubt == null ? failure : unknown(key, failure);
            }
            listener.on(new Unsettled(key, String.valueOf(failure.getMessage())));
            deadline.pause();
        }
    }

    // A store may refuse a key as taken and not show the object yet: then nothing is known.
    private Optional<Boolean> compare(ObjectKey key, byte[] content) {
        try {
            return Optional.of(Arrays.equals(store.read(key), content));
        } catch (NotFoundException | UnavailableException | AccessException e) {
            return Optional.empty();
        }
    }

    // INVARIANT: whoever gives up deletes nothing; the object may still come into being.
    private static OutcomeUnknownException unknown(ObjectKey key, SlipwayException cause) {
        return new OutcomeUnknownException(
                "Cannot create " + key + ": the outcome is unknown, the store may have created it or may do so later: "
                        + cause.getMessage(),
                "Repeat the command when the store answers again; what was done is not done twice.",
                cause);
    }
}
