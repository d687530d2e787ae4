package io.slipway.batch.job.run;

import io.slipway.batch.check.KeyWatch;
import io.slipway.batch.progress.Progress;
import io.slipway.batch.sort.ShardRows;
import io.slipway.sst.write.SortedRows;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/** The rows of a shard on their way to the files: counted, looked through for required keys, ended by duplicates. */
final class WatchedRows implements SortedRows {
    private static final int TELL_EVERY = 4096;

    private final ShardRows rows;
    private final KeyWatch watch;
    private final Progress progress;
    private final BooleanSupplier hasDuplicates;
    private int untoldRows;
    private long untoldBytes;

    WatchedRows(ShardRows rows, KeyWatch watch, Progress progress, BooleanSupplier hasDuplicates) {
        this.rows = rows;
        this.watch = watch;
        this.progress = progress;
        this.hasDuplicates = hasDuplicates;
    }

    @Override
    public boolean next() {
        boolean more = rows.next();
        if (hasDuplicates.getAsBoolean()) {
            throw new DuplicateKeysFound();
        }
        if (more) {
            watch.see(rows.key());
            untoldBytes += rows.key().remaining() + rows.value().remaining();
        }
        if (!more || ++untoldRows == TELL_EVERY) {
            progress.add(untoldRows, untoldBytes);
            untoldRows = 0;
            untoldBytes = 0;
        }
        return more;
    }

    @Override
    public ByteBuffer key() {
        return rows.key();
    }

    @Override
    public ByteBuffer value() {
        return rows.value();
    }
}
