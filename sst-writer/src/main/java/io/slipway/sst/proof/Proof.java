package io.slipway.sst.proof;

import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.checksum.RowChecksum;
import java.util.List;

/**
 * What was found.
 *
 * @param files that were read
 * @param bytes in them
 * @param rows in those without a flaw
 * @param rowChecksum of these rows
 * @param flaws in the order of the files; empty if everything is what was written
 */
public record Proof(int files, long bytes, long rows, RowChecksum rowChecksum, List<Flaw> flaws) {
    /** Copies the list. */
    public Proof {
        flaws = List.copyOf(flaws);
    }

    /** Whether everything is what was written. */
    public boolean holds() {
        return flaws.isEmpty();
    }

    /**
     * An object that is not what was written.
     *
     * @param reason with what was expected and what is there
     */
    public record Flaw(ObjectKey object, String reason) {}
}
