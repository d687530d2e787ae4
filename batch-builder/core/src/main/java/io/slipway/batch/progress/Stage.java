package io.slipway.batch.progress;

import java.util.Locale;

/** What a build does, one after the other. */
public enum Stage {
    /** Looks at the catalog and finds the inputs, copying those that are elsewhere. */
    PREPARE,
    /** Derives all rows before the first is encoded, because checks will ask for them again. */
    DERIVE,
    /** Derives, encodes, measures and gathers rows. */
    ENCODE,
    /** Sorts, writes, verifies and uploads. */
    WRITE,
    /** Runs the checks over the output. */
    CHECK,
    /** Writes the manifest and registers the version. */
    COMMIT;

    /** The name in reports and on screens. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
