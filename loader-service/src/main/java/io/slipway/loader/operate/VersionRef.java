package io.slipway.loader.operate;

import io.slipway.schemas.dataset.DatasetName;
import io.slipway.schemas.dataset.VersionNumber;

/** One version of one dataset, written {@code dataset@number}. */
public record VersionRef(DatasetName dataset, VersionNumber version) {

    /**
     * Reads {@code dataset@number}.
     *
     * @throws IllegalArgumentException if the text is something else
     */
    public static VersionRef parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("Cannot read a version: expected=dataset@number actual=" + text);
        }
        return new VersionRef(new DatasetName(text.substring(0, at)), VersionNumber.parse(text.substring(at + 1)));
    }

    @Override
    public String toString() {
        return dataset + "@" + version;
    }
}
