package io.slipway.sst.commit;

import io.slipway.catalog.state.VersionState;
import java.util.Objects;

/**
 * The version that a push became.
 *
 * @param version as the catalog has it; its {@code registered} names the entry
 * @param alreadyThere whether another attempt of the same push had made it
 */
public record Committed(VersionState version, boolean alreadyThere) {
    public Committed {
        Objects.requireNonNull(version, "version");
    }

    static Committed now(VersionState version) {
        return new Committed(version, false);
    }

    static Committed before(VersionState version) {
        return new Committed(version, true);
    }
}
