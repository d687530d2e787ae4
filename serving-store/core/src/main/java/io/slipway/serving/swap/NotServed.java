package io.slipway.serving.swap;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Why a dataset or a version cannot be read on this node.
 *
 * @param message a sentence for the one who asked
 */
public record NotServed(Reason reason, String message) implements Served {
    /** Classes of reasons, by what the one who asked can do. */
    public enum Reason {
        /** The catalog knows no such dataset. */
        NO_SUCH_DATASET,
        /** The dataset has no active version, or this node does not have it open. */
        LOADING,
        /** The version may become readable here: ask again, or ask another node. */
        TRY_AGAIN,
        /** The version cannot be read, and asking again does not help. */
        UNREADABLE
    }

    static NotServed noSuchDataset(DatasetName asked, Collection<DatasetName> known) {
        return new NotServed(Reason.NO_SUCH_DATASET, "no such dataset '" + asked + "' (known: " + join(known) + ")");
    }

    static NotServed loading(DatasetName dataset) {
        return new NotServed(Reason.LOADING, "dataset " + dataset + " has no active version that is open on this node");
    }

    static NotServed tryAgain(DatasetName dataset, VersionNumber version, String state) {
        return new NotServed(
                Reason.TRY_AGAIN,
                "version " + version + " of " + dataset + " is " + state + " but not open for reading on this node");
    }

    static NotServed unreadable(
            DatasetName dataset, VersionNumber version, String state, Collection<VersionNumber> open) {
        return new NotServed(
                Reason.UNREADABLE,
                "version " + version + " of " + dataset + " cannot be read, it is " + state + " (open: " + join(open)
                        + ")");
    }

    private static String join(Collection<?> things) {
        return things.isEmpty() ? "none" : things.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
