package io.slipway.sst.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.schemas.checksum.RowChecksum;
import io.slipway.schemas.checksum.RowHasher;
import io.slipway.schemas.failure.CorruptDataException;
import io.slipway.schemas.key.KeyReader;
import io.slipway.schemas.row.RowSchema;
import io.slipway.schemas.sharding.Sharding;
import io.slipway.schemas.sharding.SlotRange;
import io.slipway.sst.profile.SstProfile;
import io.slipway.sst.read.SstScanner;
import io.slipway.sst.write.SeededRows;
import io.slipway.sst.write.SstFile;
import io.slipway.sst.write.WrittenFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a walk over the rows finds: the rest is held against a whole root by the tests of the verb. */
class RowProofTest {
    private static final KeyReader KEYS =
            new KeyReader(RowSchema.parse("""
                    {"partition":[{"name":"k","type":"string"}],"sort":[],"columns":["k","v"]}""", "\"bytes\"").key());

    @TempDir
    private Path directory;

    private static RowChecksum proof(SstFile file, SlotRange slots) {
        try (SstScanner scanner = SstScanner.open(SstProfile.STANDARD, file.path())) {
            return new RowProof(KEYS, slots).of(scanner);
        }
    }

    @Test
    void addsUpTheRowsOfAllFiles() {
        SeededRows rows = SeededRows.of(5, 3_000, 50);
        RowChecksum sum = RowChecksum.NONE;
        for (SstFile file : WrittenFiles.write(rows, directory, new Sharding(4))) {
            sum = sum.plus(proof(file, file.slots()));
        }

        RowHasher hasher = new RowHasher();
        rows.all().forEach((key, value) -> hasher.add(key, key.length, value, value.length));
        assertThat(sum).isEqualTo(hasher.checksum());
    }

    @Test
    void refusesARowOfSlotsThatAreNotTheFiles() {
        SstFile file = WrittenFiles.write(SeededRows.of(6, 100, 10), directory, new Sharding(2))
                .get(0);

        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> proof(file, new SlotRange(8192, 16383)))
                .withMessageStartingWith("row 1: its slot is not the file's, expected=8192..16383");
    }

    @Test
    void refusesARowWhoseSlotIsNotThatOfItsKey() {
        byte[] key = SeededRows.key("ATL");
        key[1] ^= 1;
        NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
        rows.put(key, "v".getBytes(StandardCharsets.UTF_8));
        List<SstFile> files = WrittenFiles.write(rows, directory);

        assertThatExceptionOfType(CorruptDataException.class)
                .isThrownBy(() -> proof(files.get(0), SlotRange.ALL))
                .withMessageContaining("row 1: its slot, expected=");
    }
}
