package io.slipway.batch.check;

import io.slipway.catalog.manifest.CheckVerdict;
import io.slipway.catalog.manifest.CheckVerdict.Outcome;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.failure.UsageException;
import io.slipway.schemas.key.KeyCodec;
import io.slipway.schemas.key.LookupKey;
import io.slipway.schemas.row.RowSchema;
import io.slipway.schemas.sharding.SlotRange;
import io.slipway.schemas.text.ByteSink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keys that must be in the output, looked for while its shards are written. A partition text alone, in a dataset with a
 * sort key, asks for any row of it. Shards may be looked through by several threads at once.
 */
public final class RequiredKeys {
    private final List<WantedKey> wanted;
    private final List<String> unreadable;

    private RequiredKeys(List<WantedKey> wanted, List<String> unreadable) {
        this.wanted = wanted;
        this.unreadable = unreadable;
    }

    /**
     * Reads the key texts.
     *
     * @param texts such as {@code {ATL}:LAX}
     */
    public static RequiredKeys of(DatasetName dataset, RowSchema schema, List<String> texts) {
        KeyCodec codec = new KeyCodec(schema.key());
        List<WantedKey> wanted = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (String text : texts) {
            try {
                wanted.add(read(LookupKey.parse(dataset + ":" + text), text, codec));
            } catch (UsageException e) {
                unreadable.add(text + " (" + e.getMessage() + ")");
            }
        }
        Collections.sort(wanted);
        return new RequiredKeys(List.copyOf(wanted), List.copyOf(unreadable));
    }

    private static WantedKey read(LookupKey key, String text, KeyCodec codec) {
        ByteSink sink = new ByteSink();
        if (codec.hasSort() && !key.hasSort()) {
            codec.encodePartition(key.text(), key.partitionFrom(), key.partitionTo(), sink);
            return WantedKey.beginning(text, sink.toByteArray());
        }
        codec.encode(key, sink);
        return WantedKey.whole(text, sink.toByteArray());
    }

    /** Looks through the rows of one shard, in the order of their keys. */
    public KeyWatch watch(SlotRange shard) {
        return new KeyWatch(
                wanted.stream().filter(key -> shard.contains(key.slot())).toList());
    }

    /** The verdict when all shards have been looked through; none if no key is required. */
    public Optional<CheckVerdict> verdict() {
        if (wanted.isEmpty() && unreadable.isEmpty()) {
            return Optional.empty();
        }
        List<String> missing = wanted.stream()
                .filter(key -> !key.isFound())
                .map(WantedKey::text)
                .toList();
        TreeMap<String, String> figures = new TreeMap<>();
        figures.put("required", String.valueOf(wanted.size() + unreadable.size()));
        figures.put("missing", String.join(", ", missing));
        if (!unreadable.isEmpty()) {
            figures.put("error", String.join(", ", unreadable));
            return Optional.of(new CheckVerdict("required_keys", Outcome.ERROR, figures));
        }
        return Optional.of(
                new CheckVerdict("required_keys", missing.isEmpty() ? Outcome.PASSED : Outcome.FAILED, figures));
    }
}
