package io.slipway.ops.cli.doctor;

import io.slipway.batch.job.report.ShellText;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.CatalogOptions;
import io.slipway.catalog.layout.Layout;
import io.slipway.catalog.store.ObjectKey;
import io.slipway.catalog.store.ObjectStat;
import io.slipway.catalog.store.ObjectStore;
import io.slipway.ops.cli.verb.ExitCode;
import io.slipway.schemas.dataset.NamespaceId;
import io.slipway.schemas.failure.AccessException;
import io.slipway.schemas.failure.NotFoundException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Whether the store lets us do what has to be done, and keeps what was written first. */
final class RootChecks {
    private final ObjectStore store;
    private final RandomGenerator random;

    RootChecks(ObjectStore store, RandomGenerator random) {
        this.store = store;
        this.random = random;
    }

    /** Reads entry 0. */
    List<Finding> readable() {
        try {
            int bytes = store.read(Layout.entry(0)).length;
            return List.of(Finding.ok("root", store.describe() + " has entry 0, " + bytes + " bytes, and can be read"));
        } catch (NotFoundException absent) {
            return List.of(Finding.fail(
                    "root",
                    store.describe() + " has no entry 0: " + absent.getMessage(),
                    "Correct --root, or found a namespace there: slipway init --root " + ShellText.of(store.describe()),
                    ExitCode.NOT_FOUND));
        }
    }

    /** Asks for a key that is not there: S3 answers 403 to who may not list, and the head of the log is not found. */
    List<Finding> listable() {
        ObjectKey nowhere = Layout.probe(NamespaceId.random(random).text());
        try (Stream<ObjectStat> entries = store.list(Layout.LOG)) {
            boolean listed = entries.findFirst().isPresent();
            if (store.stat(nowhere).isPresent()) {
                return List.of(unfit(nowhere + ", which nobody wrote, is seen as there"));
            }
            boolean founded = store.stat(Layout.entry(0)).isPresent();
            if (founded && !listed) {
                return List.of(unfit(Layout.entry(0) + " is there, and is not listed"));
            }
            String log = listed ? "the log" : "the log, which is empty,";
            return List.of(Finding.ok("list", "missing keys are seen as missing, and " + log + " can be listed"));
        } catch (AccessException denied) {
            return List.of(Finding.fail(
                    "list",
                    "No permission to list: " + denied.getMessage(),
                    "Grant s3:ListBucket on the bucket (for the prefix); without it a missing key is answered with 403,"
                            + " and nobody finds the head of the log.",
                    ExitCode.ACCESS));
        }
    }

    private static Finding unfit(String found) {
        return Finding.fail(
                "list",
                found,
                "Choose a store whose listings and answers agree with what was written; see ops/runbooks/unfit-store.md.",
                ExitCode.ACCESS);
    }

    /** Creates a probe twice, and deletes it. */
    List<Finding> createOnly(CatalogOptions options) {
        Catalog.proveCreateOnly(store, options);
        return List.of(Finding.ok("create-only", "a second create of one key was refused, as it must be"));
    }

    /** What stands there when nothing may be written. */
    static List<Finding> createOnlyNotTried() {
        return List.of(Finding.ok(
                "create-only",
                "not tried; slipway init proved it. --write-test tries again: writes and deletes a probe"));
    }
}
