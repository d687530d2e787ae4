package io.slipway.batch.sort.page;

import io.slipway.schemas.row.EncodedRow;
import io.slipway.schemas.text.ByteSink;
import java.nio.ByteBuffer;

/** The rows of one slot group while they are gathered: finished segments, and the page being filled. */
final class Group {
    private static final ByteBuffer NOWHERE = ByteBuffer.allocate(0);

    final Segments segments = new Segments();
    private final Segments pages = new Segments();
    private ByteBuffer chunk = NOWHERE;
    private long start;
    int position;
    int limit;
    long rows;
    long bytes;

    void begin(ByteBuffer[] chunks, long page, int pageBytes) {
        endSegment();
        pages.add(page, pageBytes);
        chunk = chunks[(int) (page >>> 32)];
        start = page;
        position = (int) page;
        limit = position + pageBytes;
    }

    void append(EncodedRow row, ByteSink rank, int rowBytes) {
        RowLayout.write(chunk, position, row, rank);
        position += rowBytes;
    }

    /** Closes the segment being written; the next row begins another one behind it, in the same page. */
    void endSegment() {
        int written = position - (int) start;
        if (written > 0) {
            segments.add(start, written);
            start += written;
        }
    }

    void clear(PagePool pool) {
        for (int i = 0; i < pages.count(); i++) {
            pool.givePage(pages.start(i));
        }
        pages.clear();
        segments.clear();
        chunk = NOWHERE;
        start = 0;
        position = 0;
        limit = 0;
        rows = 0;
        bytes = 0;
    }
}
