package io.slipway.sst.read;

import io.slipway.catalog.manifest.KeyBytes;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.sst.profile.SstProfile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReaderIterator;

/**
 * Reads a file back completely: every block against its checksum, the count of rows, the first and the last key. It does not
 * take the file's SHA-256. Thread-safe.
 */
public final class SstVerifier {
    private final SstProfile profile;

    /** Verifies files of a profile. */
    public SstVerifier(SstProfile profile) {
        this.profile = profile;
    }

    /**
     * Returns if the file is whole and holds what is expected.
     *
     * @param rows the count of rows, at least 1
     * @param firstKey the SST key of the first row
     * @param lastKey the SST key of the last row
     * @throws CorruptDataException if a block is damaged or something is not as expected
     * @throws io.slipway.schemas.failure.AccessException if the file cannot be read
     */
    public void verify(Path file, long rows, KeyBytes firstKey, KeyBytes lastKey) {
        try (OpenTable table = OpenTable.open(profile, file)) {
            table.reader().verifyChecksum();
            List<Long> counts = counts(table);
            require(file, "rows", List.of(rows, 0L, 0L, 0L), counts);
            requireEnds(file, table, firstKey, lastKey);
        } catch (RocksDBException e) {
            throw NativeFailures.reading(file, e);
        }
    }

    // Entries that are not rows (deletions, merges) never stand in our files.
    private static List<Long> counts(OpenTable table) throws RocksDBException {
        var properties = table.reader().getTableProperties();
        return List.of(
                properties.getNumEntries(),
                properties.getNumDeletions(),
                properties.getNumMergeOperands(),
                properties.getNumRangeDeletions());
    }

    private static void requireEnds(Path file, OpenTable table, KeyBytes firstKey, KeyBytes lastKey)
            throws RocksDBException {
        try (SstFileReaderIterator iterator = table.iterator()) {
            iterator.seekToFirst();
            requireKey(file, "first key", firstKey, iterator);
            iterator.seekToLast();
            requireKey(file, "last key", lastKey, iterator);
        }
    }

    private static void requireKey(Path file, String what, KeyBytes expected, SstFileReaderIterator iterator)
            throws RocksDBException {
        iterator.status();
        byte[] actual = iterator.isValid() ? iterator.key() : new byte[0];
        if (!Arrays.equals(expected.bytes(), actual)) {
            require(file, what, expected, KeyBytes.of(actual));
        }
    }

    private static void require(Path file, String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new CorruptDataException(
                    "Cannot verify " + file + ": " + what + ", expected=" + expected + " actual=" + actual,
                    "Fetch or build the file again.");
        }
    }
}
