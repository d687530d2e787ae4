package io.slipway.serving.answer;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import io.slipway.schemas.key.LookupKey;
import io.slipway.serving.metric.DatasetCounts;
import io.slipway.serving.swap.NotServed;
import io.slipway.serving.swap.NotServed.Reason;
import io.slipway.serving.swap.OpenVersion;
import io.slipway.serving.swap.Served;
import io.slipway.serving.swap.ServedMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the dataset parts of keys stand for under one map of versions, found by their bytes. A part that was met once
 * under a map is found again without making a text of it. One a loop.
 */
final class Heads {
    private static final int PLACES = 1024;
    private static final int MOST = PLACES / 2;

    private final Map<String, DatasetCounts> counts;
    private final BiConsumer<DatasetName, VersionNumber> missed;
    private final @Nullable Known[] known = new Known[PLACES];
    private final Map<OpenVersion, VersionView> views = new HashMap<>();
    private @Nullable ServedMap map;
    private int size;

    /**
     * Finds nothing yet.
     *
     * @param counts of the loop, by dataset
     * @param missed hears of versions that are asked for by number and may become readable
     */
    Heads(Map<String, DatasetCounts> counts, BiConsumer<DatasetName, VersionNumber> missed) {
        this.counts = counts;
        this.missed = missed;
    }

    private static final class Known {
        private final byte[] text;
        private final Head head;

        Known(KeyPlace key, Head head) {
            this.text = Arrays.copyOfRange(key.text(), key.headFrom(), key.headTo());
            this.head = head;
        }

        boolean is(KeyPlace key) {
            return Arrays.equals(text, 0, text.length, key.text(), key.headFrom(), key.headTo());
        }
    }

    /**
     * Answers by this map from now on.
     *
     * @return whether it is another one than before
     */
    boolean aim(ServedMap current) {
        if (map == current) {
            return false;
        }
        map = current;
        Arrays.fill(known, null);
        size = 0;
        views.keySet().retainAll(new HashSet<>(current.openVersions()));
        return true;
    }

    /**
     * What the dataset part of a key stands for.
     *
     * @throws io.slipway.schemas.failure.UsageException if it is not well formed
     */
    Head find(KeyPlace key) {
        int at = hash(key) & (PLACES - 1);
        for (Known met = known[at]; met != null; met = known[at]) {
            if (met.is(key)) {
                return met.head;
            }
            at = (at + 1) & (PLACES - 1);
        }
        Head head = resolve(key.parsed());
        if (head.answer().isServed() && size < MOST) {
            known[at] = new Known(key, head);
            size++;
        }
        return head;
    }

    /** The active version of a dataset, or one that is asked for by number. */
    VersionAnswer find(DatasetName dataset, @Nullable VersionNumber version) {
        Served served = served(dataset, version);
        if (version != null && served instanceof NotServed reason && reason.reason() == Reason.TRY_AGAIN) {
            missed.accept(dataset, version);
        }
        return served instanceof OpenVersion open
                ? VersionAnswer.of(views.computeIfAbsent(open, this::view))
                : VersionAnswer.of((NotServed) served);
    }

    private Head resolve(LookupKey key) {
        return new Head(find(key.dataset(), key.version().orElse(null)), key.asStored());
    }

    private Served served(DatasetName dataset, @Nullable VersionNumber version) {
        ServedMap current = map;
        if (current == null) {
            throw new IllegalStateException("Cannot find " + dataset + ": no map was aimed at");
        }
        return version == null ? current.version(dataset) : current.version(dataset, version);
    }

    private VersionView view(OpenVersion version) {
        return new VersionView(version, counts.computeIfAbsent(version.dataset().text(), name -> new DatasetCounts()));
    }

    private static int hash(KeyPlace key) {
        int hash = key.headTo() - key.headFrom();
        for (int i = key.headFrom(); i < key.headTo(); i++) {
            hash = 31 * hash + key.text()[i];
        }
        return hash ^ hash >>> 15;
    }
}
