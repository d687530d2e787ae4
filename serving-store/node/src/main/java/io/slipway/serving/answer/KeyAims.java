package io.slipway.serving.answer;

import io.slipway.schemas.failure.UsageException;
import io.slipway.schemas.key.KeyCodec;
import io.slipway.schemas.key.LookupKey;

/** Turns keys as clients write them into look-ups: which version, and which SST key in it. One a loop. */
final class KeyAims {
    private final Heads heads;
    private final Braces braces;
    private final KeyPlace place = new KeyPlace();

    KeyAims(Heads heads, Braces braces) {
        this.heads = heads;
        this.braces = braces;
    }

    /**
     * Aims a look-up at the key from {@code from} to {@code to}, or refuses it.
     *
     * @throws UsageException if the key is not well formed, or does not fit the dataset
     */
    void aim(Lookup lookup, byte[] text, int from, int to) {
        if (!place.scan(text, from, to)) {
            place.parsed();
        }
        if (braces == Braces.REQUIRED && !place.isBraced()) {
            throw unbraced(place.parsed());
        }
        Head head = heads.find(place);
        if (!head.answer().isServed()) {
            lookup.refuse(head.answer().refusal());
            return;
        }
        VersionView view = head.answer().view();
        lookup.aim(view, head.stored(), view.hasSort() && !place.hasSort());
        encode(view, lookup);
    }

    private void encode(VersionView view, Lookup lookup) {
        KeyCodec keys = view.keys();
        if (place.hasSort() && !view.hasSort()) {
            keys.encode(place.parsed(), lookup.sstKey());
        }
        keys.encodePartition(place.text(), place.partitionFrom(), place.partitionTo(), lookup.sstKey());
        if (place.hasSort()) {
            int columns = keys.appendSort(place.text(), place.sortFrom(), place.sortTo(), lookup.sstKey());
            if (columns < view.schema().key().sort().size()) {
                keys.encode(place.parsed(), lookup.sstKey());
            }
        }
    }

    private static UsageException unbraced(LookupKey key) {
        return new UsageException(
                "Cannot read key '" + key.dataset() + ":" + key.partition()
                        + "': in cluster mode clients hash what stands in braces, expected=" + key,
                "Put the partition text in braces.");
    }
}
