package io.slipway.catalog.follow;

import io.slipway.catalog.entry.StoredEntry;
import io.slipway.catalog.store.ObjectKey;

/** Something that happened while the catalog was read or written, for whoever logs and counts. */
public sealed interface CatalogEvent {

    /** An entry was applied. */
    record Applied(StoredEntry entry) implements CatalogEvent {}

    /** An entry was applied whose changes are void: an alarm, since no program writes such an entry knowingly. */
    record AppliedVoid(StoredEntry entry, String refusal) implements CatalogEvent {}

    /** The log is followed no further: an alarm. */
    record Stopped(LogStatus status) implements CatalogEvent {}

    /** A snapshot could not be used; the log is read from further back. */
    record SnapshotPassedOver(ObjectKey key, String reason) implements CatalogEvent {}

    /** A snapshot could not be written; the next one will do. */
    record SnapshotNotWritten(long sequence, String reason) implements CatalogEvent {}

    /** Somebody else took the number; the change is decided again. */
    record Overtaken(long sequence) implements CatalogEvent {}

    /** The store did not say whether it created the object; the same bytes are sent again. */
    record Unsettled(ObjectKey key, String reason) implements CatalogEvent {}
}
