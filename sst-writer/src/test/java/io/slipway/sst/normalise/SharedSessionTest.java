package io.slipway.sst.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.schemas.sharding.Sharding;
import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.write.SeededRows;
import io.slipway.sst.write.SstFile;
import io.slipway.sst.write.WrittenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Cache;
import org.rocksdb.HyperClockCache;
import org.rocksdb.IngestExternalFileOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Why a session id must follow from the content: what a reader with one block cache answers when two files share one. */
class SharedSessionTest {
    private static final int ROWS = 10_000;
    private static final int VALUE_BYTES = 100;

    @TempDir
    Path directory;

    @Test
    void filesOfTwoVersionsAnswerRightThroughOneCache() throws Exception {
        assertThat(wrongAnswers(write(1, "one"), write(2, "two"))).isZero();
    }

    @Test
    void aConstantSessionIdGivesWrongAnswers() throws Exception {
        Version one = write(1, "one");
        Version two = write(2, "two");
        SessionBytes.overwrite(one.file.path(), "00000000000000000000");
        SessionBytes.overwrite(two.file.path(), "00000000000000000000");

        assertThat(wrongAnswers(one, two)).isPositive();
    }

    private long wrongAnswers(Version one, Version two) throws Exception {
        try (Cache cache = new HyperClockCache(32 << 20, SstProfile.STANDARD.blockBytes(), 0, false);
                Options options = SstProfile.STANDARD.options().setCreateIfMissing(true)) {
            SstProfile.STANDARD.configure(options, table -> table.setBlockCache(cache));
            try (RocksDB first = ingest(options, one, "db-one");
                    RocksDB second = ingest(options, two, "db-two")) {
                return wrong(first, one) + wrong(second, two);
            }
        }
    }

    private RocksDB ingest(Options options, Version version, String name) throws RocksDBException {
        RocksDB database = RocksDB.open(options, directory.resolve(name).toString());
        try (IngestExternalFileOptions ingestion = new IngestExternalFileOptions().setWriteGlobalSeqno(false)) {
            database.ingestExternalFile(List.of(version.file.path().toString()), ingestion);
        }
        return database;
    }

    private static long wrong(RocksDB database, Version version) throws RocksDBException {
        long wrong = 0;
        for (Map.Entry<byte[], byte[]> row : version.rows.all().entrySet()) {
            if (!answersRight(database, row)) {
                wrong++;
            }
        }
        return wrong;
    }

    private static boolean answersRight(RocksDB database, Map.Entry<byte[], byte[]> row) throws RocksDBException {
        return Arrays.equals(database.get(row.getKey()), row.getValue());
    }

    private Version write(long seed, String name) throws IOException {
        SeededRows rows = SeededRows.of(seed, ROWS, VALUE_BYTES);
        Path folder = Files.createDirectory(directory.resolve(name));
        return new Version(
                rows, WrittenFiles.write(rows, folder, new Sharding(1)).get(0));
    }

    private record Version(SeededRows rows, SstFile file) {}
}
