package io.slipway.batch.embedded.avro;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** How many bytes a row takes while it waits for its table, about. */
final class RowSize {
    /** What the engine keeps for a value whose bytes stand elsewhere; more than a number takes. */
    private static final long VALUE = 16;

    private RowSize() {}

    /** The size of a value that Avro has read, and of all within it. */
    static long of(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return VALUE + text.length();
        }
        if (value instanceof ByteBuffer bytes) {
            return VALUE + bytes.remaining();
        }
        if (value instanceof GenericFixed fixed) {
            return VALUE + fixed.bytes().length;
        }
        return VALUE + within(value);
    }

    private static long within(@Nullable Object value) {
        long bytes = 0;
        if (value instanceof IndexedRecord record) {
            for (int field = 0; field < record.getSchema().getFields().size(); field++) {
                bytes += of(record.get(field));
            }
        } else if (value instanceof List<?> list) {
            for (Object element : list) {
                bytes += of(element);
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                bytes += of(entry.getKey()) + of(entry.getValue());
            }
        }
        return bytes;
    }
}
