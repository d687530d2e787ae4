package io.slipway.serving.answer;

import io.slipway.schemas.row.EncodedRow;
import io.slipway.schemas.text.ByteSink;
import io.slipway.serving.open.GetBatch;
import io.slipway.serving.open.VersionReader;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One key of a batch, and what it has found. Reused; valid until its batch begins anew or the lease ends, whichever is
 * first.
 */
public final class Lookup {
    private final int number;
    private final ByteSink key = new ByteSink();
    private @Nullable VersionView view;
    private @Nullable GetBatch values;
    private @Nullable Refusal refusal;
    private int place;
    private boolean stored;
    private boolean partition;

    Lookup(int number) {
        this.number = number;
    }

    /** Its place in its batch. */
    int number() {
        return number;
    }

    /** Why nothing was looked up, or the reading failed; null if neither. */
    public @Nullable Refusal refusal() {
        return refusal;
    }

    /** The version that was asked. Only if there is no refusal. */
    public VersionView view() {
        return present(view);
    }

    /** Whether the value is wanted as it is stored. */
    public boolean isStored() {
        return stored;
    }

    /** Whether the key names all rows of a partition key, not one row: {@link #sstKey} is what their keys begin with. */
    public boolean isPartition() {
        return partition;
    }

    /** The SST key, or the beginning of those of a partition. */
    public ByteSink sstKey() {
        return key;
    }

    /** Whether the row is there. */
    public boolean isFound() {
        return values != null && values.length(place) != VersionReader.ABSENT;
    }

    /** The length of the stored value in bytes. Only if it is found. */
    public int length() {
        return present(values).length(place);
    }

    /** The buffer with the stored value: read by absolute index from {@link #offset} on. Only if it is found. */
    public ByteBuffer buffer() {
        return present(values).buffer(place);
    }

    /** Where in {@link #buffer} the value begins. */
    public int offset() {
        return present(values).offset(place);
    }

    /** Copies key and value into {@code row}, for a decoder. Only if it is found. */
    public void copyTo(EncodedRow row) {
        row.keySink().clear();
        row.keySink().put(key.array(), 0, key.length());
        ByteSink value = row.valueSink();
        value.clear();
        int at = value.reserve(length());
        buffer().get(offset(), value.array(), at, length());
        value.setLength(at + length());
    }

    void refuse(Refusal reason) {
        refusal = reason;
        view = null;
        values = null;
        partition = false;
    }

    void aim(VersionView version, boolean asStored, boolean atPartition) {
        view = version;
        stored = asStored;
        partition = atPartition;
        refusal = null;
        values = null;
    }

    void expect(GetBatch batch, int placeInBatch) {
        values = batch;
        place = placeInBatch;
    }

    private static <T> T present(@Nullable T thing) {
        if (thing == null) {
            throw new IllegalStateException("Cannot read a look-up: nothing was found");
        }
        return thing;
    }
}
