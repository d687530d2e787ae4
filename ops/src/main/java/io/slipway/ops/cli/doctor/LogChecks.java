package io.slipway.ops.cli.doctor;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.follow.LogStatus;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.state.CatalogState;
import io.slipway.ops.cli.output.Figures;
import io.slipway.ops.cli.verb.ExitCode;
import io.slipway.schemas.dataset.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the log is whole and means something. */
final class LogChecks {
    private static final String RESTORE =
            "Find out what happened to the root; restore the log from a copy. Nodes serve on meanwhile.";

    private final Catalog catalog;

    LogChecks(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Folds to the head. */
    List<Finding> foldable() {
        LogStatus status = catalog.status();
        CatalogState state = catalog.state();
        if (!status.follows()) {
            return List.of(Finding.fail("state", status.sentence(), RESTORE, ExitCode.CORRUPT));
        }
        return List.of(Finding.ok(
                "state",
                "namespace " + state.namespaceId() + " at entry " + state.sequence() + ": "
                        + state.datasets().size() + " datasets, "
                        + state.versions().count() + " versions, "
                        + state.members().size() + " nodes"));
    }

    /** Reads entries again, one by one, and holds each against the hash that its successor names. */
    List<Finding> chained(int newest) {
        long head = catalog.state().sequence();
        long from = Math.max(0, head - newest + 1);
        @Nullable Sha256 before = null;
        for (long sequence = from; sequence <= head; sequence++) {
            StoredEntry entry = catalog.entries(sequence, sequence).get(0);
            if (before != null && !before.equals(entry.entry().previousSha256())) {
                return List.of(Finding.fail(
                        "log",
                        Layout.entry(sequence) + " does not name the entry before it, expected=" + before + " actual="
                                + entry.entry().previousSha256(),
                        RESTORE,
                        ExitCode.CORRUPT));
            }
            before = entry.sha256();
        }
        String checked = from == 0 ? "all" : "the newest";
        return List.of(Finding.ok(
                "log",
                checked + " " + Figures.count(head - from + 1) + " entries are there and chained by their hashes"));
    }
}
