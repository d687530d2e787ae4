package io.slipway.catalog.layout;

import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.Sha256;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of what belongs to the namespace as a whole; {@link AttemptFolder} has those of a build. */
public final class Layout {
    /** Every log entry's key begins so. */
    public static final String LOG = "log/";

    /** Every data object's key begins so. */
    public static final String DATASETS = AttemptFolder.DATASETS;

    /** Every probe's key begins so: objects that were created to see how the store behaves. */
    public static final String PROBES = "probes/";

    private static final int DIGITS = 20;
    private static final Pattern NUMBERED = Pattern.compile(".*/([0-9]{20})\\.json");

    private Layout() {}

    /** The log entry of a sequence number. */
    public static ObjectKey entry(long sequence) {
        return new ObjectKey(LOG + numbered(sequence));
    }

    /** The folded state after an entry, as the fold of {@code foldVersion} sees it. */
    public static ObjectKey snapshot(int foldVersion, long sequence) {
        return new ObjectKey(snapshots(foldVersion) + numbered(sequence));
    }

    /** The keys of all snapshots of one fold version begin so. */
    public static String snapshots(int foldVersion) {
        return "snapshots/" + foldVersion + "/";
    }

    /** A dataset definition, named by its content. */
    public static ObjectKey definition(Sha256 sha256) {
        return new ObjectKey("definitions/" + sha256 + ".json");
    }

    /** An object that proves something about the store and is deleted again. */
    public static ObjectKey probe(String random) {
        return new ObjectKey(PROBES + random);
    }

    /** The sequence number of an entry or snapshot; empty for any other key. */
    public static OptionalLong sequenceOf(ObjectKey key) {
        Matcher matcher = NUMBERED.matcher(key.text());
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    private static String numbered(long sequence) {
        String digits = Long.toString(sequence);
        return "0".repeat(DIGITS - digits.length()) + digits + ".json";
    }
}
