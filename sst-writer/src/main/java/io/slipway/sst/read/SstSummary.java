package io.slipway.sst.read;

import io.slipway.catalog.manifest.KeyBytes;
import io.slipway.sst.profile.SstProfile;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReaderIterator;
import org.rocksdb.TableProperties;

/**
 * What a file says of itself; nothing is verified but the blocks that were read.
 *
 * @param keyBytes of all keys, before compression
 * @param valueBytes of all values, before compression
 * @param dataBytes of the data blocks as they are stored
 * @param compression as RocksDB names it
 * @param firstKey the SST key of the first row
 * @param lastKey the SST key of the last row
 */
public record SstSummary(
        long rows,
        long keyBytes,
        long valueBytes,
        long dataBlocks,
        long dataBytes,
        long indexBytes,
        long filterBytes,
        String compression,
        KeyBytes firstKey,
        KeyBytes lastKey) {
    /**
     * Reads a file's properties and its ends.
     *
     * @throws io.slipway.schemas.failure.CorruptDataException if it is not a whole SST file
     * @throws io.slipway.schemas.failure.AccessException if it cannot be read
     */
    public static SstSummary of(SstProfile profile, Path file) {
        try (OpenTable table = OpenTable.open(profile, file);
                SstFileReaderIterator iterator = table.iterator()) {
            TableProperties properties = table.reader().getTableProperties();
            iterator.seekToFirst();
            KeyBytes first = key(iterator);
            iterator.seekToLast();
            return new SstSummary(
                    properties.getNumEntries(),
                    properties.getRawKeySize(),
                    properties.getRawValueSize(),
                    properties.getNumDataBlocks(),
                    properties.getDataSize(),
                    properties.getIndexSize(),
                    properties.getFilterSize(),
                    properties.getCompressionName(),
                    first,
                    key(iterator));
        } catch (RocksDBException e) {
            throw NativeFailures.reading(file, e);
        }
    }

    private static KeyBytes key(SstFileReaderIterator iterator) throws RocksDBException {
        iterator.status();
        return KeyBytes.of(iterator.isValid() ? iterator.key() : new byte[0]);
    }
}
