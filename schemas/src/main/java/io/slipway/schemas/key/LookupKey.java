package io.slipway.schemas.key;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.failure.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key as a client writes it: <code>dataset[@version][.avro]:{partition}[:sort]</code>. The first colon ends the dataset
 * part; if a brace follows, the partition text ends at the first closing one. Without braces everything after the colon
 * is the partition text, and there is no sort text; cluster clients would hash such a key to another slot.
 *
 * <p>Partition and sort text stay where they are in the array that was parsed, escaped as on the wire: the array must not
 * change while the key is in use. Immutable otherwise.
 */
public final class LookupKey {
    private static final String GRAMMAR = "dataset[@version][.avro]:{partition}[:sort]";
    private static final String STORED_SUFFIX = ".avro";
    private static final int SHOWN = 80;

    private final byte[] text;
    private final Head head;
    private final Range range;

    private LookupKey(byte[] text, Head head, Range range) {
        this.text = text;
        this.head = head;
        this.range = range;
    }

    /** What stands before the colon. */
    private record Head(DatasetName dataset, @Nullable VersionNumber version, boolean stored) {}

    /** Where the parts behind the colon stand; {@code sortFrom} is -1 without a sort text. */
    private record Range(int partitionFrom, int partitionTo, int sortFrom, int sortTo) {}

    public static LookupKey parse(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return parse(bytes, 0, bytes.length);
    }

    /**
     * Reads the bytes from {@code from} to {@code to}.
     *
     * @throws UsageException if they are no key; the message says where and how a key looks
     */
    public static LookupKey parse(byte[] bytes, int from, int to) {
        int colon = indexOf(bytes, from, to, ':');
        if (colon == to) {
            throw refused(bytes, from, to, "it has no ':'");
        }
        Range range = colon + 1 < to && bytes[colon + 1] == '{'
                ? braced(bytes, from, to, colon + 2)
                : new Range(colon + 1, to, -1, to);
        if (range.partitionFrom == range.partitionTo) {
            throw refused(bytes, from, to, "the partition text is empty");
        }
        String head = new String(bytes, from, colon - from, StandardCharsets.UTF_8);
        try {
            return new LookupKey(bytes, head(head), range);
        } catch (IllegalArgumentException e) {
            throw refused(bytes, from, to, reason(head, e));
        }
    }

    public DatasetName dataset() {
        return head.dataset;
    }

    /** The version that is asked for; absent = whichever is served. */
    public Optional<VersionNumber> version() {
        return Optional.ofNullable(head.version);
    }

    /** Whether the value is asked for as stored: Avro binary. */
    public boolean asStored() {
        return head.stored;
    }

    /** Whether the partition text stands between braces, so that cluster clients hash it alone. */
    public boolean braced() {
        return text[range.partitionFrom - 1] == '{';
    }

    public boolean hasSort() {
        return range.sortFrom >= 0;
    }

    /** The array that was parsed, in which the positions lie. */
    public byte[] text() {
        return text;
    }

    public int partitionFrom() {
        return range.partitionFrom;
    }

    public int partitionTo() {
        return range.partitionTo;
    }

    public int sortFrom() {
        return range.sortFrom;
    }

    public int sortTo() {
        return range.sortTo;
    }

    public String partition() {
        return new String(text, range.partitionFrom, range.partitionTo - range.partitionFrom, StandardCharsets.UTF_8);
    }

    public Optional<String> sort() {
        return hasSort()
                ? Optional.of(new String(text, range.sortFrom, range.sortTo - range.sortFrom, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** The key in its full spelling, with braces. */
    @Override
    public String toString() {
        return head.dataset
                + (head.version == null ? "" : "@" + head.version)
                + (head.stored ? STORED_SUFFIX : "")
                + ":{" + partition() + "}"
                + sort().map(sort -> ":" + sort).orElse("");
    }

    private static Range braced(byte[] bytes, int from, int to, int partitionFrom) {
        int close = indexOf(bytes, partitionFrom, to, '}');
        if (close == to) {
            throw refused(bytes, from, to, "the '{' is not closed");
        }
        if (close + 1 == to) {
            return new Range(partitionFrom, close, -1, to);
        }
        if (bytes[close + 1] != ':') {
            throw refused(bytes, from, to, "after '}' only ':' and the sort text may follow");
        }
        if (close + 2 == to) {
            throw refused(bytes, from, to, "the sort text is empty");
        }
        return new Range(partitionFrom, close, close + 2, to);
    }

    private static Head head(String head) {
        boolean stored = head.endsWith(STORED_SUFFIX);
        String named = stored ? head.substring(0, head.length() - STORED_SUFFIX.length()) : head;
        int at = named.indexOf('@');
        if (at < 0) {
            return new Head(new DatasetName(named), null, stored);
        }
        VersionNumber version = VersionNumber.parse(named.substring(at + 1));
        return new Head(new DatasetName(named.substring(0, at)), version, stored);
    }

    private static String reason(String head, IllegalArgumentException cause) {
        return head.length() > SHOWN ? "the dataset part is too long" : String.valueOf(cause.getMessage());
    }

    private static int indexOf(byte[] bytes, int from, int to, char wanted) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    private static UsageException refused(byte[] bytes, int from, int to, String reason) {
        String shown = new String(bytes, from, Math.min(to - from, SHOWN), StandardCharsets.UTF_8)
                + (to - from > SHOWN ? "…" : "");
        return new UsageException(
                "Cannot read key '" + shown + "': " + reason + ", expected=" + GRAMMAR,
                "Write it as " + GRAMMAR + "; a '}' inside the partition text stands as \\x7d.");
    }
}
