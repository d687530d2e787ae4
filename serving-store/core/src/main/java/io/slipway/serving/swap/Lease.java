package io.slipway.serving.swap;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;

/**
 * The right to read one map of versions until it is closed: one command takes one lease.
 *
 * <p>Everything read under a lease is of one moment: one version per dataset, all datasets at one sequence. No version
 * that can be seen through it is closed before the lease is. Taking and closing never waits. Used by one thread at a
 * time; may be closed by another one than took it. Keep it short: a version stays open as long as the oldest lease.
 */
public final class Lease implements AutoCloseable {
    private final ServedMap map;
    private final ReadGate gate;
    private final int cell;
    private boolean closed;

    Lease(ServedMap map, ReadGate gate, int cell) {
        this.map = map;
        this.gate = gate;
        this.cell = cell;
    }

    /** The map that is leased. */
    public ServedMap map() {
        return map;
    }

    /** The sequence of the catalog log at which all answers of this lease are. */
    public long sequence() {
        return map.sequence();
    }

    /** The active version of a dataset, or why it cannot be read here. */
    public Served version(DatasetName dataset) {
        return map.version(dataset);
    }

    /** One version of a dataset, or why it cannot be read here; never another version. */
    public Served version(DatasetName dataset, VersionNumber version) {
        return map.version(dataset, version);
    }

    /** Ends the lease; a second call does nothing. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            gate.leave(cell);
        }
    }
}
