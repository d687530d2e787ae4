package io.slipway.schemas.column;

/**
 * One column of a batch, asked value by value; the seam between an engine and the encoders. {@code row} is a position in
 * the batch that the adapter is looking at now. Adapters are created once and see batch after batch.
 *
 * <p>Only the methods of the column's own type may be called, and only for values that are not NULL:
 *
 * <table>
 * <caption>Types and their methods</caption>
 * <tr><td>boolean</td><td>{@link #booleanAt}</td></tr>
 * <tr><td>int, date (days)</td><td>{@link #intAt}</td></tr>
 * <tr><td>long, time, timestamp, timestamptz (µs)</td><td>{@link #longAt}</td></tr>
 * <tr><td>float, double</td><td>{@link #floatAt}, {@link #doubleAt}</td></tr>
 * <tr><td>decimal</td><td>{@link #int128High}, {@link #int128Low}: the unscaled value</td></tr>
 * <tr><td>string (UTF-8), bytes, uuid (36 characters)</td><td>{@link #bytesLength}, {@link #copyBytes}</td></tr>
 * <tr><td>list</td><td>{@link #childStart}, {@link #childEnd}, {@link #child} 0</td></tr>
 * <tr><td>map</td><td>the same; child 0 = keys, child 1 = values</td></tr>
 * <tr><td>record</td><td>{@link #child} i = field i, read at the record's own position</td></tr>
 * </table>
 *
 * <p>A value that the type cannot hold is refused with {@link UnfitValueException}; its row is then rejected. Not
 * thread-safe.
 */
public interface ColumnReader {
    boolean isNull(int row);

    default boolean booleanAt(int row) {
        throw wrongType("boolean");
    }

    default int intAt(int row) {
        throw wrongType("int");
    }

    default long longAt(int row) {
        throw wrongType("long");
    }

    default float floatAt(int row) {
        throw wrongType("float");
    }

    default double doubleAt(int row) {
        throw wrongType("double");
    }

    /** The lower 64 bits of a 128-bit two's complement integer. */
    default long int128Low(int row) {
        throw wrongType("128-bit integer");
    }

    /** The upper 64 bits of a 128-bit two's complement integer. */
    default long int128High(int row) {
        throw wrongType("128-bit integer");
    }

    default int bytesLength(int row) {
        throw wrongType("run of bytes");
    }

    /** Copies all {@link #bytesLength} bytes into {@code target}, which has room for them from {@code offset} on. */
    default void copyBytes(int row, byte[] target, int offset) {
        throw wrongType("run of bytes");
    }

    default ColumnReader child(int index) {
        throw wrongType("nested value");
    }

    /** The position in the child of the first element. */
    default int childStart(int row) {
        throw wrongType("list or map");
    }

    /** The position in the child after the last element. */
    default int childEnd(int row) {
        throw wrongType("list or map");
    }

    private static IllegalStateException wrongType(String asked) {
        return new IllegalStateException("Cannot read a " + asked + ": the column is of another type");
    }
}
