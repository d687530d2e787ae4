package io.slipway.catalog.layout;

import io.slipway.catalog.store.ObjectKey;
import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.PushId;
import java.util.Locale;
import java.util.Optional;

/**
 * The folder of one attempt: {@code datasets/<dataset>/pushes/<push id>/<attempt>/}. Everything that a build writes before
 * it commits lies here, so a retry never meets its own leavings.
 */
public record AttemptFolder(DatasetName dataset, PushId pushId, AttemptId attempt) {
    static final String DATASETS = "datasets/";
    private static final String PUSHES = "pushes";
    private static final String NOTE = "topic.json";
    private static final int PARTS = 6;

    /** The attempt that an object belongs to; empty for an object that lies elsewhere. */
    public static Optional<AttemptFolder> of(ObjectKey key) {
        String[] parts = key.text().split("/", PARTS);
        if (parts.length < PARTS || !key.text().startsWith(DATASETS) || !parts[2].equals(PUSHES)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new AttemptFolder(new DatasetName(parts[1]), new PushId(parts[3]), AttemptId.parse(parts[4])));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** The manifest, written last. */
    public ObjectKey manifest() {
        return key("manifest.json");
    }

    /** What happened in the build, for people. */
    public ObjectKey report() {
        return key("report.json");
    }

    /** What the attempt makes outside of the object store, noted before it is made. */
    public ObjectKey note() {
        return key(NOTE);
    }

    /** One part of the rejected rows with their reasons, from 0. */
    public ObjectKey rejected(int part) {
        return key(String.format(Locale.ROOT, "rejected/part-%05d.json", part));
    }

    /** A data file, such as {@code 096-000.sst}. */
    public ObjectKey file(String name) {
        return key(name);
    }

    private ObjectKey key(String name) {
        return new ObjectKey(prefix() + name);
    }

    /** What the keys of all objects of the attempt begin with. */
    public String prefix() {
        return DATASETS + dataset + "/" + PUSHES + "/" + pushId + "/" + attempt + "/";
    }
}
