package io.slipway.batch.sort.page;

import io.slipway.schemas.row.EncodedRow;
import io.slipway.schemas.sharding.Slots;
import io.slipway.schemas.text.ByteSink;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows that one thread has appended, by slot group, in pages of a shared pool. Not thread-safe; other threads may
 * read what is in it once its owner has handed it over.
 */
public final class RowPages {
    private final PagePool pool;
    private final long grant;
    private final Group[] groups = new Group[Slots.GROUPS];
    private final Segments largeChunks = new Segments();
    private int largePosition;
    private long held;
    private long mostRows;

    public RowPages(PagePool pool, long grant) {
        this.pool = pool;
        this.grant = grant;
        Arrays.setAll(groups, number -> new Group());
    }

    /** Takes a copy of a row, or says no when that would exceed the grant; when nothing is held, any row is taken. */
    public boolean append(EncodedRow row, ByteSink rank) {
        Group group = groups[Slots.groupOf(row.slot())];
        int rowBytes = RowLayout.rowBytes(row, rank);
        if (group.limit - group.position >= rowBytes) {
            group.append(row, rank, rowBytes);
        } else if (rowBytes > pool.pageBytes()) {
            return appendLarge(group, row, rank);
        } else if (turnPage(group)) {
            group.append(row, rank, rowBytes);
        } else {
            return false;
        }
        return count(group, row);
    }

    /** The number of rows in the fullest slot group. */
    public long mostRowsInOneGroup() {
        return mostRows;
    }

    public boolean isEmpty() {
        return mostRows == 0;
    }

    public long rows(int group) {
        return groups[group].rows;
    }

    /** Bytes of keys and values of a slot group. */
    public long bytes(int group) {
        return groups[group].bytes;
    }

    /** The memory that addresses refer to, by chunk number. */
    public @Nullable ByteBuffer[] chunks() {
        return pool.chunks();
    }

    /** The rows of a slot group; what is appended afterwards is not in it. */
    public Segments segments(int group) {
        groups[group].endSegment();
        return groups[group].segments;
    }

    /** Forgets all rows and gives the memory back to the pool. */
    public void clear() {
        for (Group group : groups) {
            group.clear(pool);
        }
        for (int i = 0; i < largeChunks.count(); i++) {
            pool.giveChunk(largeChunks.start(i));
        }
        largeChunks.clear();
        held = 0;
        mostRows = 0;
    }

    private boolean turnPage(Group group) {
        if (!take(pool.pageBytes())) {
            return false;
        }
        long page = pool.takePage();
        group.begin(pool.chunks(), page, pool.pageBytes());
        return true;
    }

    /** Rows larger than a page share chunks, whatever their group. */
    private boolean appendLarge(Group group, EncodedRow row, ByteSink rank) {
        int rowBytes = RowLayout.rowBytes(row, rank);
        int last = largeChunks.count() - 1;
        if (last < 0 || largeChunks.length(last) - largePosition < rowBytes) {
            int bytes = Math.max(rowBytes, pool.chunkBytes());
            if (!take(bytes)) {
                return false;
            }
            largeChunks.add(pool.takeChunk(bytes), bytes);
            largePosition = 0;
            last++;
        }
        long address = largeChunks.start(last) | largePosition;
        RowLayout.write(chunks()[(int) (address >>> 32)], largePosition, row, rank);
        group.segments.add(address, rowBytes);
        largePosition += rowBytes;
        return count(group, row);
    }

    private boolean count(Group group, EncodedRow row) {
        group.bytes += row.keyLength() + row.valueLength();
        mostRows = Math.max(mostRows, ++group.rows);
        return true;
    }

    private boolean take(int bytes) {
        if (held > 0 && held + bytes > grant) {
            return false;
        }
        held += bytes;
        return true;
    }
}
