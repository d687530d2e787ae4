package io.slipway.batch.embedded.arrow;

import io.slipway.schemas.column.NarrowedReader;

/** 128-bit integers that must fit into 64 bits. */
final class NarrowedColumn implements ArrowColumn {
    private final ArrowColumn wide;
    private final NarrowedReader narrowed;

    NarrowedColumn(String name, ArrowColumn wide) {
        this.wide = wide;
        this.narrowed = new NarrowedReader(name, wide);
    }

    @Override
    public void attach() {
        wide.attach();
    }

    @Override
    public boolean isNull(int row) {
        return narrowed.isNull(row);
    }

    @Override
    public long longAt(int row) {
        return narrowed.longAt(row);
    }
}
