package io.slipway.catalog.sweep;

import io.slipway.catalog.layout.AttemptFolder;
import java.util.Optional;

/**
 * What attempts make outside of the object store, such as topics. An attempt stores a note of it before it makes anything,
 * and a sweep that deletes the note has removed before what it speaks of: so nothing outside is ever forgotten.
 */
@FunctionalInterface
public interface Outside {
    /** For a program that reaches nothing but the object store: notes stay. */
    Outside OUT_OF_REACH = (attempt, note) -> Optional.of("this program was not told how to reach Kafka");

    /**
     * Removes what a note speaks of, if it is there; may be repeated. Nobody can need it any more.
     *
     * @param attempt whose note it is
     * @param note as the attempt stored it
     * @return why it stays, and the note with it; empty if it is gone
     * @throws io.slipway.schemas.failure.SlipwayException why nothing can be removed now; nobody is asked again in this
     *     sweep
     */
    Optional<String> remove(AttemptFolder attempt, byte[] note);
}
