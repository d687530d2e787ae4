package io.slipway.schemas.key;

import io.slipway.schemas.column.Column;
import io.slipway.schemas.failure.UsageException;
import io.slipway.schemas.sharding.Slots;
import io.slipway.schemas.sort.SortCodec;
import io.slipway.schemas.sort.SortColumn;
import io.slipway.schemas.text.ByteSink;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The text of keys, as look-ups carry it, to SST keys and parts of them: equal to what {@link KeyEncoder} makes of the
 * rows. {@link KeyReader} is the way back. Immutable and thread-safe.
 */
public final class KeyCodec {
    private static final int SHOWN = 80;

    private final List<Column> partition;
    private final List<SortColumn> sortColumns;
    private final SortCodec[] sort;

    public KeyCodec(KeyDefinition key) {
        this.partition = key.partition();
        this.sortColumns = key.sort();
        this.sort = key.sort().stream().map(SortCodec::of).toArray(SortCodec[]::new);
    }

    /** Whether rows have a sort key, so that a partition text alone names a range of them. */
    public boolean hasSort() {
        return sort.length > 0;
    }

    /**
     * Replaces what the sink holds by the SST key of one row.
     *
     * @return its slot
     * @throws UsageException if the text lacks the sort part, has one too many, or a value does not fit its column
     */
    public int encode(LookupKey key, ByteSink out) {
        if (key.hasSort() != hasSort()) {
            throw new UsageException(
                    "Cannot look up '" + key + "': " + (hasSort() ? "the sort text is missing" : "it has a sort text")
                            + ", expected=" + spelling(key),
                    hasSort() ? "Add the sort text, or ask for the range of the partition key." : "Leave it out.");
        }
        int slot = encodePartition(key.text(), key.partitionFrom(), key.partitionTo(), out);
        if (hasSort()) {
            int columns = appendSort(key.text(), key.sortFrom(), key.sortTo(), out);
            if (columns < sort.length) {
                throw new UsageException(
                        "Cannot look up '" + key + "': the sort text has " + columns + " of " + sort.length
                                + " columns, expected=" + spelling(key),
                        "Give all sort columns, or ask for the range of the first ones.");
            }
        }
        return slot;
    }

    /**
     * Replaces what the sink holds by what the SST keys of all rows of one partition key begin with: slot, text and, in
     * a dataset with a sort key, 00 00. Without a sort key this is the SST key.
     *
     * @param text with the partition text, escaped as on the wire, from {@code from} to {@code to}
     * @return the slot
     * @throws UsageException if no partition key has this text
     */
    public int encodePartition(byte[] text, int from, int to, ByteSink out) {
        if (from == to || to - from > KeyEncoder.MAX_BYTES || indexOfZero(text, from, to) < to) {
            throw new UsageException(
                    "Cannot look up '" + shown(text, from, to) + "': expected=a partition text of 1 to "
                            + KeyEncoder.MAX_BYTES + " bytes without zero bytes",
                    "Write a zero byte as \\x00.");
        }
        int slot = Slots.slotOf(text, from, to);
        out.clear();
        out.put(slot >>> 8);
        out.put(slot);
        out.put(text, from, to);
        if (hasSort()) {
            out.put(KeyEncoder.END_OF_PARTITION);
        }
        return slot;
    }

    /**
     * Appends the sort bytes of a sort text: all columns, or the first ones for a bound of a range.
     *
     * @return how many columns the text had
     * @throws UsageException if a value does not fit its column, or there are too many
     */
    public int appendSort(byte[] text, int from, int to, ByteSink out) {
        boolean joined = sort.length > 1;
        int at = from;
        for (int i = 0; i < sort.length; i++) {
            int end = joined ? KeyText.end(text, at, to) : to;
            parse(i, text, at, end, out);
            if (end == to) {
                return i + 1;
            }
            at = end + 1;
        }
        throw new UsageException(
                "Cannot read sort text '" + shown(text, from, to) + "': it has more columns than " + sortColumns,
                "Write a '|' that belongs to a value as \\|.");
    }

    /**
     * The partition text of column values.
     *
     * @param values text of each partition column, in order, without escapes
     * @throws UsageException if a value does not fit its column, or the number differs
     */
    public String partitionText(List<String> values) {
        return join(partition, values, partition.size());
    }

    /**
     * The sort text of column values.
     *
     * @param values text of all sort columns, or of the first ones, in order, without escapes
     * @throws UsageException if a value does not fit its column, or there are too many
     */
    public String sortText(List<String> values) {
        return join(sortColumns.stream().map(SortColumn::column).toList(), values, 1);
    }

    private void parse(int index, byte[] text, int from, int to, ByteSink out) {
        try {
            if (KeyText.escaped(text, from, to)) {
                ByteSink plain = new ByteSink();
                KeyText.unescape(text, from, to, plain);
                sort[index].parse(plain.array(), 0, plain.length(), out);
            } else {
                sort[index].parse(text, from, to, out);
            }
        } catch (IllegalArgumentException e) {
            throw unfit(sortColumns.get(index).column(), shown(text, from, to), e);
        }
    }

    private static String join(List<Column> columns, List<String> values, int atLeast) {
        if (values.size() < atLeast || values.size() > columns.size()) {
            throw new UsageException(
                    "Cannot make a key of " + values.size() + " values: expected=" + columns,
                    "Give one for each column.");
        }
        ByteSink out = new ByteSink();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.put(KeyText.SEPARATOR);
            }
            int from = out.length();
            canonical(columns.get(i), values.get(i), out);
            KeyText.escape(out, from, columns.size() > 1);
        }
        return out.toString();
    }

    /** A value and its sort bytes determine each other, so there and back again is the canonical text. */
    private static void canonical(Column column, String value, ByteSink out) {
        SortCodec codec = SortCodec.of(SortColumn.ascending(column));
        ByteSink bytes = new ByteSink();
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        try {
            codec.parse(text, 0, text.length, bytes);
        } catch (IllegalArgumentException e) {
            throw unfit(column, value, e);
        }
        codec.text(bytes.array(), 0, out);
    }

    private static UsageException unfit(Column column, String value, IllegalArgumentException cause) {
        return new UsageException(
                "Cannot read '" + value + "' as column " + column + ": " + cause.getMessage(),
                "Give a value of that type; docs/format/keys-and-values.md shows how each looks.",
                cause);
    }

    private String spelling(LookupKey key) {
        String columns = String.join(
                "|", sortColumns.stream().map(s -> s.column().name()).toList());
        return key.dataset() + ":{" + key.partition() + "}" + (hasSort() ? ":<" + columns + ">" : "");
    }

    private static int indexOfZero(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != 0) {
            at++;
        }
        return at;
    }

    private static String shown(byte[] text, int from, int to) {
        String shown = new String(text, from, Math.min(to - from, SHOWN), StandardCharsets.UTF_8);
        return to - from > SHOWN ? shown + "…" : shown;
    }
}
